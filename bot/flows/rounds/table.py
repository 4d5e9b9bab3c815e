"""What is wanted and tapped in the room of rounds, for the tables that list all of it."""

from __future__ import annotations

from bot.flows.rounds import agencies, case_lists, cases, making, pages, samples, steps
from bot.flows.rounds.pages import only_buttons, showing
from bot.flows.turn import Step, Wanted, contacts

WANTED: dict[str, Wanted] = {
    "rounds": Wanted(pages.rounds_list, only_buttons(pages.rounds_list)),
    "round_page": Wanted(pages.page, only_buttons(pages.page)),
    "round_details": Wanted(pages.details, only_buttons(pages.details)),
    "round_ask": Wanted(making.ask, making.typed, lets=making.lets),
    "round_step": Wanted(steps.ask_step, only_buttons(steps.ask_step)),
    "round_why": Wanted(steps.ask_step, steps.say_why),
    "round_agencies": Wanted(agencies.agencies_page, agencies.name_agencies, a_list=True, lets=contacts),
    "round_units": Wanted(agencies.units_pick, only_buttons(agencies.units_pick)),
    "agency_units": Wanted(agencies.units_page, agencies.name_units, a_list=True, lets=contacts),
    "round_cases": Wanted(cases.cases_page, only_buttons(cases.cases_page)),
    "round_case": Wanted(cases.case_page, only_buttons(cases.case_page)),
    "case_list": Wanted(case_lists.ask_list, case_lists.take_list, takes_file=True, a_list=True),
    "case_preview": Wanted(case_lists.show_preview, case_lists.take_list, takes_file=True, a_list=True),
    "sample": Wanted(samples.show, samples.take_size),
}

BUTTONS: dict[str, tuple[Step, int]] = {
    "rounds": (pages.show_rounds, 1),
    "round_page": (showing(pages.page), 2),
    "round_details": (showing(pages.details), 2),
    "round_ask": (showing(making.ask), 2),
    "round_say": (making.tapped, 3),
    "round_clear": (making.clear, 2),
    "round_new": (making.begin, 1),
    "round_keep": (making.keep, 1),
    "round_back": (making.back, 1),
    "round_cancel": (making.cancel, 1),
    "round_drop": (making.drop, 1),
    "round_make": (making.make, 1),
    "round_step": (showing(steps.ask_step), 2),
    "round_do": (steps.do_step, 2),
    "round_agencies": (showing(agencies.agencies_page), 2),
    "round_tick": (agencies.tick, 3),
    "round_units": (showing(agencies.units_pick), 2),
    "agency_units": (showing(agencies.units_page), 2),
    "round_cases": (showing(cases.cases_page), 2),
    "round_case": (showing(cases.case_page), 1),
    "case_asked": (cases.ask_or_not, 2),
    "case_drop": (cases.drop_case, 1),
    "case_list": (showing(case_lists.ask_list), 2),
    "case_preview": (showing(case_lists.show_preview), 3),
    "case_cancel": (case_lists.cancel, 2),
    "cases_add": (case_lists.add, 2),
    "sample_ask": (samples.begin, 2),
    "sample_size": (samples.tap_size, 2),
    "sample_by": (samples.tick, 2),
    "sample_draw": (samples.draw_now, 1),
    "sample_back": (samples.back, 1),
    "sample_add": (samples.add, 1),
}

NEWEST_ONLY = frozenset(BUTTONS) - {"rounds", "round_page"}
"""What counts only under the newest message: it acts on what that message shows."""
