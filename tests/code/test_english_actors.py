"""Parties of English sentences: heads that stand last, offices, bodies, demonyms, references."""

import pytest

from rujuk.code.actor_patterns import ActorWords
from rujuk.code.actors import find_actors
from rujuk.code.context import page_context
from rujuk.code.language_names import FILES, OwnFile, compile_own_names, names_in, table_path
from rujuk.code.mentions import Mention
from rujuk.lang.packs import lexicon_path
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load, resource


def mentions(sentence: str) -> list[Mention]:
    return find_actors(tokenise(sentence), "en")


def found(sentence: str) -> list[tuple[str, str | None]]:
    """Words without a mark of possession, and country, of every party."""
    return [(sentence[m.start : m.end].removesuffix("'s"), m.country) for m in mentions(sentence)]


@pytest.mark.parametrize(
    ("phrase", "kind", "country", "sector"),
    [
        ("North Korean special forces", "force", "PRK", "MIL"),
        ("the Israeli military", "force", "ISR", "MIL"),
        ("Ukraine's army", "force", "UKR", "MIL"),
        ("the Nigerian Air Force", "force", "NGA", "MIL"),
        ("Philippine border guards", "force", "PHL", "COP"),
        ("Kenyan riot police", "force", "KEN", "COP"),
        ("the 25th Airborne Brigade of Ukraine", "force", "UKR", "MIL"),
        ("Iraqi security forces", "force", "IRQ", "COP"),
        ("Syrian government troops", "force", "SYR", "MIL"),
        ("the Saudi-led coalition forces", "force", "SAU", "MIL"),
        ("the government of Iraq", "government", "IRQ", "GOV"),
        ("Brazil's federal government", "government", "BRA", "GOV"),
        ("the Obama administration", "government", "USA", "GOV"),
        ("Russia's foreign ministry", "government", "RUS", "GOV"),
        ("the Ministry of Defence of Serbia", "government", "SRB", "GOV"),
        ("the ruling junta of Myanmar", "government", "MMR", "GOV"),
        ("the Turkish embassy", "government", "TUR", "GOV"),
        ("senior Iranian officials", "government", "IRN", "GOV"),
        ("French lawmakers", "government", "FRA", "LEG"),
        ("a Polish court", "organisation", "POL", "JUD"),
        ("Belgian prosecutors", "organisation", "BEL", "JUD"),
        ("South Korea's intelligence agency", "organisation", "KOR", "SPY"),
        ("Chinese state media", "organisation", "CHN", "JRN"),
        ("a German oil company", "organisation", "DEU", "BUS"),
        ("the Venezuelan opposition", "organisation", "VEN", "OPP"),
        ("Chadian rebels", "group", "TCD", "REB"),
        ("Houthi fighters", "group", "YEM", "REB"),
        ("Salvadoran leftist guerrillas", "group", "SLV", "REB"),
        ("Somali pirates", "group", "SOM", "CRM"),
        ("Mexican drug cartels", "group", "MEX", "CRM"),
        ("Afghan refugees", "role", "AFG", "REF"),
        ("civilians from Mali", "role", "MLI", "CVL"),
        ("residents of Kherson", "role", "UKR", "CVL"),
        ("members of the Iraqi parliament", "role", "IRQ", "LEG"),
        ("leaders of Hamas", "government", "PSE", "GOV"),
        ("Georgian protesters", "role", "GEO", "CVL"),
        ("Bangladeshi garment workers", "role", "BGD", "LAB"),
        ("the president of Brazil", "office", "BRA", "GOV"),
        ("the Turkish foreign minister", "office", "TUR", "GOV"),
        ("the UN envoy to Libya", "office", "UNO", "GOV"),
        ("the mayor of Kharkiv", "office", "UKR", "GOV"),
        ("the NATO secretary general", "office", "NAT", "GOV"),
        ("Pakistan's army chief", "office", "PAK", "MIL"),
        ("Chinese warships", "vehicle", "CHN", "MIL"),
        ("Russians", "role", "RUS", "CVL"),
        ("two Iranians", "role", "IRN", "CVL"),
    ],
)
def test_head_and_whose_it_is(phrase: str, kind: str, country: str, sector: str) -> None:
    told = [
        (m.kind.value, m.country, m.sectors[0]) for m in mentions(f"Later {phrase} denied that.")
    ]
    assert told == [(kind, country, sector)]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Russia's invasion of Ukraine began.", [("Russia", "RUS"), ("Ukraine", "UKR")]),
        ("The US and the U.K. imposed sanctions.", [("US", "USA"), ("U.K.", "GBR")]),
        ("The Netherlands warned Burma.", [("Netherlands", "NLD"), ("Burma", "MMR")]),
        ("DR Congo accused Rwanda.", [("DR Congo", "COD"), ("Rwanda", "RWA")]),
        ("Moscow accused Kyiv of lying.", [("Moscow", "RUS"), ("Kyiv", "UKR")]),
        ("The Kremlin and the White House agreed.", [("Kremlin", "RUS"), ("White House", "USA")]),
        ("Downing Street declined to comment.", [("Downing Street", "GBR")]),
        ("The Pentagon will send troops.", [("Pentagon", "USA"), ("troops", None)]),
        ("Talks were held in Moscow.", []),
        ("Iranian oil reached Syria.", [("Iranian", "IRN"), ("Syria", "SYR")]),
        ("Russia forces Ukraine to retreat.", [("Russia", "RUS"), ("Ukraine", "UKR")]),
        ("US forces left Iraq.", [("US forces", "USA"), ("Iraq", "IRQ")]),
        ("The rebel group M23 seized Goma.", [("rebel group M23", "COD")]),
        ("Iran's Revolutionary Guards fired.", [("Iran's Revolutionary Guards", "IRN")]),
        ("Fighters of the Shining Path fled.", [("Fighters of the Shining Path", "PER")]),
        ("The FMLN and the ELN denied it.", [("FMLN", "SLV"), ("ELN", "COL"), ("it", None)]),
        ("Al-Shabaab attacked the African Union base.",
         [("Al-Shabaab", "SOM"), ("African Union base", "IGO")]),
        ("The Taliban met the Red Cross.", [("Taliban", "AFG"), ("Red Cross", "NGO")]),
        ("Israel's army struck a Hezbollah convoy.",
         [("Israel's army", "ISR"), ("Hezbollah convoy", "LBN")]),
        ("Police clashed with students.", [("Police", None), ("students", None)]),
        ("The country's army withdrew its troops.",
         [("country's army", None), ("its troops", None)]),
        ("A spokesman for the Colombian army spoke.",
         [("spokesman for the Colombian army", "COL")]),
        ("The Munich Regional Court fined the firm.",
         [("Munich Regional Court", "DEU"), ("the firm", None)]),
        ("The Movement for Quality Government in Israel sued.",
         [("Movement for Quality Government", None), ("Israel", "ISR")]),
        ("The British-Iranian woman was freed.", [("British-Iranian woman", "IRN")]),
        ("North Korea, the South and China met.", [("North Korea", "PRK"), ("China", "CHN")]),
        ("The Minister of Foreign Affairs and Expatriates of Jordan spoke.",
         [("Minister of Foreign Affairs and Expatriates of Jordan", "JOR")]),
        ("The Minister of Trade and Industry of Kenya resigned.",
         [("Minister of Trade and Industry of Kenya", "KEN")]),
        ("The Catalan government left.", [("Catalan government", "ESP")]),
        ("A Saudi-led strike hit Yemen.", [("Saudi-led", "SAU"), ("Yemen", "YEM")]),
        ("The Latin American leaders met.", [("Latin American leaders", None)]),
        ("A senior Hamas commander was killed in Quiche department.",
         [("senior Hamas commander", "PSE")]),
        ("The UN Secretary-General Antonio Guterres spoke.",
         [("UN Secretary-General", "UNO"), ("Antonio Guterres", "UNO")]),
        ("The Armed Forces of El Salvador fought FMLN guerrillas.",
         [("Armed Forces of El Salvador", "SLV"), ("FMLN guerrillas", "SLV")]),
        ("Students at Cairo University marched.",
         [("Students", "EGY"), ("Cairo University", "EGY")]),
        ("Kenya's opposition leader Raila Odinga met William Ruto's government.",
         [("Kenya's opposition leader", "KEN"), ("Raila Odinga", "KEN"),
          ("William Ruto's government", "KEN")]),
        ("A court in Peru jailed him.", [("court", "PER"), ("Peru", "PER"), ("him", None)]),
        ("Bogota police arrested two men.", [("Bogota police", "COL"), ("men", None)]),
        ("The two countries signed it with the EU.",
         [("The two countries", None), ("it", None), ("EU", "EUU")]),
    ],
)  # fmt: skip
def test_all_parties_of_a_sentence(sentence: str, parties: list[tuple[str, str | None]]) -> None:
    assert found(sentence) == parties


def test_office_state_and_holder_are_two_mentions() -> None:
    office, person = mentions("Turkish Foreign Minister Hakan Fidan arrived.")
    assert (office.kind.value, office.country, office.word) == ("office", "TUR", "foreign minister")
    assert (person.id, person.country, person.office) == ("per.fidan", "TUR", (0, 3))
    assert office.bearer == (person.first, person.last)


def test_a_name_before_its_office_takes_its_country() -> None:
    person, office = mentions("Ivan Contohan, the Bulgarian defence minister, resigned.")
    assert (person.kind.value, person.country, person.sectors) == ("person", "BGR", ("GOV", "MIL"))
    assert office.country == "BGR"


def test_a_possessive_of_a_holder_owns_the_head_after_it() -> None:
    told = found("Benjamin Netanyahu's government rejected it.")
    assert told[0][1] == "ISR"
    assert all(country in ("ISR", None) for _, country in told)


@pytest.mark.parametrize("file", [name for name, _, _ in FILES])
def test_each_english_name_is_found(file: str) -> None:
    content = load(f"lang/en/names/{file}.yaml", OwnFile)
    lexicon = names_in("en")
    missed = []
    for entry in content.entries:
        country = lexicon.actors[entry.id].country
        for name in (*entry.names, *entry.people):
            told = mentions(f"Later {name} denied that.")
            if not any(entry.id in {m.id, m.country_id} or country == m.country for m in told):
                missed.append((name, told))
        for adjective in entry.adjectives:
            told = mentions(f"Two {adjective} officials left.")
            if [m.country for m in told] != [country]:
                missed.append((adjective, told))
    assert not missed


def test_names_of_other_languages_that_are_words_here_are_not_read() -> None:
    for name in load("lang/en/names/states.yaml", OwnFile).not_names:
        assert not [m for m in mentions(f"Later {name} came.") if m.id], name


def test_english_names_are_not_read_on_indonesian_pages() -> None:
    assert not find_actors(tokenise("Menurut Chechens itu."), "id")
    assert names_in("id").names.get("chechens") is None


def test_the_compiled_table_is_fresh() -> None:
    assert resource(table_path("en")).read_bytes() == compile_own_names("en"), (
        "run scripts/build_actors.py"
    )


def grammar_words() -> ActorWords:
    path = lexicon_path("en", "actors")
    assert path is not None
    return load(path, ActorWords)


def test_each_head_takes_its_state() -> None:
    missed = []
    for group in grammar_words().heads:
        for word in group.words:
            told = mentions(f"Then the Peruvian {word} arrived.")
            if [m.country for m in told] != ["PER"] or told[0].word != word:
                missed.append((word, [(m.word, m.country) for m in told]))
    assert not missed


def test_each_title_takes_its_holder() -> None:
    missed = []
    for group in grammar_words().titles:
        for word in group.words:
            told = mentions(f"Then the Peruvian {word} Tomas Contohan arrived.")
            if [m.country for m in told] != ["PER", "PER"] or told[0].word != word:
                missed.append((word, [(m.word, m.country) for m in told]))
    assert not missed


def test_each_reference_is_one() -> None:
    words = grammar_words()
    for role, groups in (("definite", words.definites), ("pronoun", words.pronouns)):
        for group in groups:
            for word in group.words:
                told = mentions(f"Then {word} denied that.")
                assert [m.kind.value for m in told] == [role], word


def test_no_word_is_listed_in_two_groups() -> None:
    words = grammar_words()
    seen: dict[str, str] = {}
    for group in (*words.heads, *words.titles):
        for word in group.words:
            assert seen.setdefault(word, group.id) == group.id, word


PAGE = (
    (
        "Sudan's Rapid Support Forces (RSF) attacked the city of El Fasher, the army said.",
        "The group denied it.",
        "RSF commander Mohamed Contohan said his fighters had withdrawn.",
    ),
    (
        "The health ministry said twenty civilians died.",
        "Contohan told reporters that the country needs help.",
    ),
    (
        "South Africa's foreign minister, Naledi Pandor, met the two sides.",
        "She said that Pandor would return.",
    ),
)


def test_references_on_a_page() -> None:
    context = page_context([[tokenise(s) for s in paragraph] for paragraph in PAGE], "en")
    told = {}
    for number, paragraph in enumerate(PAGE):
        for at, sentence in enumerate(paragraph):
            for mention in context.mentions[number][at]:
                words = sentence[mention.start : mention.end]
                known = mention
                if mention.kind.value in ("pronoun", "definite"):
                    known = context.antecedent(mention, number, at) or mention
                told[words] = (known.name, known.country)
    assert told["The group"] == ("Rapid Support Forces", "SDN")
    assert told["RSF commander"] == (None, "SDN")
    assert told["Contohan"] == ("Mohamed Contohan", "SDN")
    assert told["the country"][1] == "SDN"
    assert told["She"][1] == "ZAF"
    assert told["Pandor"] == ("Naledi Pandor", "ZAF")
    assert context.home(0)[0] == "SDN"
    assert [p.name for p in context.places[0][0]] == ["El Fasher"]
