"""Why two sides contradict each other, and what would explain it away: question and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.web.strings import Strings

Check = tuple[str, str]
"""What might explain a contradiction, and what the reports say to that."""

_HOURS = 24


def figure_checks(
    dispute: Mapping[str, Any], pair: Mapping[str, Any], strings: Strings
) -> list[Check]:
    """What might explain two figures: growth, a part, a plan, loose wording, one source."""
    sides = dispute["sides"]
    first, second = (sides[at] for at in pair["sides"])
    if pair["why"] == "denied":
        answers = {
            "denial": _denial(first, second, strings),
            "time": _time_of_denial(pair, sides, strings),
            "part": _part(dispute, pair, sides, strings),
            "source": _source(pair, sides, strings),
        }
    else:
        answers = {
            "growth": _growth(pair, sides, strings),
            "part": _part(dispute, pair, sides, strings),
            "plan": _plan(dispute, pair, sides, strings),
            "wording": _wording(pair, sides, strings),
            "source": _source(pair, sides, strings),
        }
    return [(strings.say(f"disputes.check.{key}"), text) for key, text in answers.items() if text]


def span(days: float, strings: Strings) -> str:
    """A length of time in words: days, or hours of less than two days that are not whole."""
    if days == round(days) or days >= 2:  # noqa: PLR2004 - beyond, hours say nothing
        return strings.several("disputes.days", round(days))
    return strings.several("disputes.hours", max(1, round(days * _HOURS)))


def _growth(pair: Mapping[str, Any], sides: Sequence[Mapping[str, Any]], strings: Strings) -> str:
    first, second = (sides[at] for at in pair["sides"])
    if pair["apart"] is None:
        return ""
    if first["time"] == second["time"]:
        return strings.say("disputes.growth.same", day=first["time"])
    days = sorted((first, second), key=lambda one: (one["as_of"] or "", one["id"]))
    times = {"first": days[0]["time"], "second": days[1]["time"]}
    cycle = span(pair["cycle"], strings) if pair["cycle"] is not None else ""
    if pair["apart"] > 0 and cycle:
        text = strings.say(
            "disputes.growth.apart", apart=span(pair["apart"], strings), cycle=cycle, **times
        )
    else:
        text = strings.say("disputes.growth.near", **times)
    if pair["later"] is not None and pair["growing"]:
        lower = pair["later"] == pair["lower"]
        text += " " + strings.say("disputes.growth.down" if lower else "disputes.growth.up")
    return text


def _part(
    dispute: Mapping[str, Any],
    pair: Mapping[str, Any],
    sides: Sequence[Mapping[str, Any]],
    strings: Strings,
) -> str:
    if pair["wider"] is None:
        first, second = (sides[at] for at in pair["sides"])
        if first["spots"] != second["spots"]:
            return strings.say(
                "disputes.part.places",
                what=dispute["counts"],
                first=_named(first["spots"], strings),
                second=_named(second["spots"], strings),
            )
        if first["whom"] and second["whom"] and not {*first["whom"]} & {*second["whom"]}:
            return strings.say(
                "disputes.part.words",
                what=dispute["counts"],
                first=strings.wording.joined([f"“{one}”" for one in first["whom"]]),
                second=strings.wording.joined([f"“{one}”" for one in second["whom"]]),
            )
        return strings.say("disputes.part.same", what=dispute["counts"])
    wide = sides[pair["wider"]]
    narrow = next(sides[at] for at in pair["sides"] if at != pair["wider"])
    return strings.say(
        "disputes.part.larger", figure=narrow["figure"], place=narrow["place"], whole=wide["figure"]
    )


def _named(places: Sequence[str], strings: Strings) -> str:
    return strings.wording.joined([*places]) or strings.say("disputes.part.no_place")


def _plan(
    dispute: Mapping[str, Any],
    pair: Mapping[str, Any],
    sides: Sequence[Mapping[str, Any]],
    strings: Strings,
) -> str:
    if pair["possible"] is not None:
        return strings.say("disputes.plan.feared", who=sides[pair["possible"]]["who"])
    return strings.say(f"disputes.plan.{dispute['modality']}")


def _wording(pair: Mapping[str, Any], sides: Sequence[Mapping[str, Any]], strings: Strings) -> str:
    lower = sides[pair["lower"]]
    higher = next(sides[at] for at in pair["sides"] if at != pair["lower"])
    low, high = ([strings.number(end) for end in band] for band in pair["bands"])
    if pair["loose"] is not None:
        return strings.say(
            "disputes.wording.loose", figure=lower["figure"], reach=low[1], begin=high[0]
        )
    return strings.say(
        "disputes.wording.apart",
        lower=_range(lower["figure"], low, strings),
        higher=_range(higher["figure"], high, strings),
    )


def _range(figure: str, band: Sequence[str], strings: Strings) -> str:
    key = "disputes.range.one" if band[0] == band[1] else "disputes.range"
    return strings.say(key, figure=figure, low=band[0], high=band[1])


def _source(pair: Mapping[str, Any], sides: Sequence[Mapping[str, Any]], strings: Strings) -> str:
    key = "disputes.source.one_state" if pair["one_state"] else "disputes.source.families"
    first, second = (sides[at] for at in pair["sides"])
    if pair["one_state"] and first["who"] == second["who"]:
        return strings.say(
            "disputes.source.same", first=first["authority"], second=second["authority"]
        )
    parts = [
        strings.say("disputes.source.outlet", who=sides[at]["who"])
        for at in pair["outlet"]
        if not sides[at]["denied"]
    ] or [strings.say(key)]
    if len(pair["party"]) == 1:
        parts.append(strings.say("disputes.source.party", who=sides[pair["party"][0]]["who"]))
    elif pair["party"]:
        parts.append(strings.say("disputes.source.parties"))
    return " ".join(parts)


def _denial(first: Mapping[str, Any], second: Mapping[str, Any], strings: Strings) -> str:
    denial = first if first["denied"] else second
    key = "disputes.denial.named" if denial["named"] else "disputes.denial.bare"
    return strings.say(key, figure=denial["figure"])


def _time_of_denial(
    pair: Mapping[str, Any], sides: Sequence[Mapping[str, Any]], strings: Strings
) -> str:
    first, second = (sides[at] for at in pair["sides"])
    told, denial = (second, first) if first["denied"] else (first, second)
    if not told["time"] or not denial["time"]:
        return ""
    key = "disputes.time.same" if told["time"] == denial["time"] else "disputes.time"
    return strings.say(key, told=told["time"], denied=denial["time"])


# --- deeds ---------------------------------------------------------------------------------------


def deed_checks(dispute: Mapping[str, Any], strings: Strings) -> list[Check]:
    """What might explain that a deed is told and denied, or told of two days."""
    answers = {
        "who": _who(dispute, strings),
        "days": _days(dispute, strings),
        "same": _same_deed(dispute, strings),
        "print": _in_print(dispute, strings),
        "reports": _reports(dispute, strings),
    }
    return [(strings.say(f"disputes.check.{key}"), text) for key, text in answers.items() if text]


def _who(dispute: Mapping[str, Any], strings: Strings) -> str:
    if dispute["why"] == "denied_report":
        return strings.say("disputes.who.nobody")
    if dispute["why"] == "denied_accusation":
        return strings.say("disputes.who.accused")
    if dispute["why"] == "denied" and dispute["accused"]:
        return strings.say("disputes.who.doer")
    return ""


def _days(dispute: Mapping[str, Any], strings: Strings) -> str:
    if dispute["apart"] is None:
        return ""
    if dispute["apart"] == 1:
        return strings.say("disputes.days_apart.one")
    return strings.say("disputes.days_apart.many", n=strings.number(dispute["apart"]))


def _same_deed(dispute: Mapping[str, Any], strings: Strings) -> str:
    parts = []
    if len(dispute["places"]) > 1:
        parts.append(
            strings.say("disputes.same.places", places=strings.wording.joined(dispute["places"]))
        )
    if dispute["other_times"] and len(dispute["times"]) > 1 and dispute["apart"] is None:
        parts.append(
            strings.say("disputes.same.times", times=strings.wording.joined(dispute["times"]))
        )
    if parts:
        return " ".join([*parts, strings.say("disputes.same.two")])
    told = [*dispute["places"], *(dispute["times"][:1] if dispute["apart"] is None else [])]
    return strings.say("disputes.same.one", told=", ".join(told)) if told else ""


def _in_print(dispute: Mapping[str, Any], strings: Strings) -> str:
    told, denied = dispute["reported"]
    if dispute["apart"] is not None or denied is None:
        return ""
    if told is None:
        if dispute["sides"][0]["quotes"]:
            return ""
        return strings.say("disputes.print.denied", day=strings.day(denied))
    if told == denied:
        key = "disputes.print.page" if dispute["one_page"] else "disputes.print.same"
        return strings.say(key, day=strings.day(told))
    key = "disputes.print.later" if told < denied else "disputes.print.earlier"
    text = strings.say(key, told=strings.day(told), denied=strings.day(denied))
    last = dispute["last_told"]
    if told < denied and last is not None and last > denied:
        text += " " + strings.say("disputes.print.again", day=strings.day(last))
    return text


def _reports(dispute: Mapping[str, Any], strings: Strings) -> str:
    return strings.several("disputes.reports", dispute["reports"])
