"""What a corpus lost, counted: by reason, and by the verbs that no frame knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rujuk.brief.plain import harmless
from rujuk.brief.wording import wording
from rujuk.store.lost_reasons import counted_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.brief.picture import Picture
    from rujuk.form import JsonObject

_EXAMPLE_CHARACTERS = 100


@dataclass(slots=True)
class LostVerb:
    """A root that no frame knows: how many lost sentences have it, on how many pages, and one."""

    root: str
    sentences: int = 0
    pages: set[str] = field(default_factory=set)
    example: str = ""


@dataclass(slots=True)
class LostReason:
    """One reason: how often, on how many pages, and its verbs."""

    stage: str
    reason: str
    count: int = 0
    pages: set[str] = field(default_factory=set)
    verbs: dict[str, LostVerb] = field(default_factory=dict)

    def most(self, top: int) -> list[LostVerb]:
        """The verbs of most pages and sentences first, then by the alphabet."""
        order = sorted(
            self.verbs.values(), key=lambda one: (-len(one.pages), -one.sentences, one.root)
        )
        return order[:top]

    def as_object(self, top: int) -> JsonObject:
        """The reason as JSON, with at most `top` verbs, each with a sentence as its page has it."""
        return {
            "stage": self.stage,
            "reason": self.reason,
            "count": self.count,
            "pages": len(self.pages),
            "verbs": [
                {
                    "root": one.root,
                    "sentences": one.sentences,
                    "pages": len(one.pages),
                    "example": one.example,
                }
                for one in self.most(top)
            ],
        }


def loss_report(picture: Picture) -> list[LostReason]:
    """The reasons of a picture's losses, the most frequent first."""
    reasons: dict[tuple[str, str], LostReason] = {}
    for sheet, loss in picture.losses:
        told = counted_reason(loss.reason)
        reason = reasons.setdefault((loss.stage, told), LostReason(loss.stage, told))
        page = sheet.path if sheet is not None else loss.path or ""
        reason.count += 1
        reason.pages.add(page)
        for root in loss.verbs:
            verb = reason.verbs.setdefault(root, LostVerb(root))
            verb.sentences += 1
            verb.pages.add(page)
            verb.example = verb.example or loss.quote or ""
    return sorted(reasons.values(), key=lambda one: (-one.count, one.stage, one.reason))


def reason_words(reason: str) -> str:
    """A reason that was counted, in words for a terminal."""
    return harmless(wording("en").reason(reason))


def report_lines(report: list[LostReason], pages: int, top: int) -> Iterator[str]:
    """Lines for a terminal: each reason with its count, and its verbs with an example."""
    losses = sum(one.count for one in report)
    yield f"{_several(pages, 'page')}, {_several(losses, 'loss', 'losses')}"
    for reason in report:
        yield ""
        words = reason_words(reason.reason)
        where = _several(len(reason.pages), "page")
        yield f"{reason.count} on {where} ({reason.stage}): {words}"
        for verb in reason.most(top):
            example = harmless(" ".join(verb.example.split()))
            if len(example) > _EXAMPLE_CHARACTERS:
                example = f"{example[: _EXAMPLE_CHARACTERS - 1]}…"
            where = _several(len(verb.pages), "page")
            yield f"  {verb.root}: {verb.sentences} on {where}: “{example}”"


def _several(count: int, one: str, more: str | None = None) -> str:
    return f"{count} {one if count == 1 else more or f'{one}s'}"
