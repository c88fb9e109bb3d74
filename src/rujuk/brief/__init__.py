"""The assessment: what the pages say, according to whom, with the words each line stands on."""
