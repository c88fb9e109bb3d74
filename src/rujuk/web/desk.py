"""The analyst's desk: reviews of a case, read and written by the code of `rujuk review`."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from rujuk.errors import ReviewError
from rujuk.records import Verdict
from rujuk.store.case import Case
from rujuk.store.corrections import FIELDS
from rujuk.store.replies import reply_form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.form import JsonObject

MOST_FIELDS = 12
"""Fields of a correction that one form sends."""


class Desk:
    """Where the pages of a case keep what an analyst says of its records."""

    def __init__(self, case_path: str, token: str) -> None:
        """`token` stands in every form of ours that writes, and comes back with it."""
        self.case_path = case_path
        self.token = token

    def replies(self, document: str, record: str) -> list[JsonObject]:
        """The reviews of a record, oldest first, in their wire form."""
        with Case(self.case_path, must_exist=True) as case:
            found = case.replies(document=document)
        return [reply_form(one) for one in found if record in one.ids]

    def fields(self, kind: str) -> Sequence[str]:
        """What a correction of a claim, event or relation may set."""
        return [*FIELDS.get(kind, ())]

    def is_ours(self, form: Mapping[str, str]) -> bool:
        """Whether a form carries the token that this server gave out."""
        return hmac.compare_digest(form.get("token", "").encode(), self.token.encode())

    def review(self, record: str, form: Mapping[str, str]) -> None:
        """Keep the review that a form tells: verdict, by, note, and for a correction its fields.

        A field is named `field-1` and its words `words-1`, and so on. Raises ReviewError, which
        says what is wrong, and UnknownRecordError.
        """
        try:
            verdict = Verdict(form.get("verdict", ""))
        except ValueError as error:
            raise ReviewError("verdict", "choose accept, reject or correct") from error
        named = [
            (form[f"field-{at}"], form.get(f"words-{at}", ""))
            for at in range(1, MOST_FIELDS + 1)
            if form.get(f"field-{at}")
        ]
        settings = named if verdict is Verdict.CORRECT else []
        by, note = form.get("by", ""), form.get("note", "")
        with Case(self.case_path, must_exist=True) as case:
            case.review(record, verdict, by=by, note=note, settings=settings)
