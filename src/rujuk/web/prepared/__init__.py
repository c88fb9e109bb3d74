"""What each page needs of the weighed picture, written into an edition. Run by the press alone."""
