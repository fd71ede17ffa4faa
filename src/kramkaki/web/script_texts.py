"""What the scripts of the page say, marked for translation; the page hands them over in the language in use."""

from kramkaki.language import gettext as _
from kramkaki.language import mark as N_

TEXTS = {
    # Lengths of time.
    "hours": N_("{hours} h"),
    "minutes": N_("{minutes} min"),
    # What goes on.
    "updating": N_("Updating…"),
    "updated": N_("Updated: {chance} chance of a cramp."),
    "stopped": N_("An emergency comes first: the answer stops here."),
    "updated_plain": N_("Updated."),
    "planning": N_("Looking for a plan. This takes some seconds."),
    "zooming": N_("Setting off one cramp in the computer. This takes some seconds."),
    "plan_ready": N_("The plan is ready."),
    "file_chosen": N_("File chosen: {file}"),
    "link_copied": N_("The link is copied. It holds your answers; send it only to whom you want to have them."),
    "link_ready": N_(
        "The link is marked: copy it now. It holds your answers; send it only to whom you want to have them."
    ),
    # What goes wrong.
    "busy": N_("Many are asking at the moment. Trying again in {seconds} seconds."),
    "busy_long": N_("The server is too busy at the moment. What you see is the last answer."),
    "unreachable": N_("The server does not answer. What you see is the last answer; nothing you entered is lost."),
    "failed": N_("Something failed on our side ({status}). What you see is the last answer."),
    "try_again": N_("Try again"),
    "link_broken": N_(
        "This link is damaged or cut off: it holds no answers that can be read. Ask for it again, or for the file."
    ),
    "link_long": N_(
        "This day is too long for a link, which mail would cut off. Send the scenario file instead: it is under"
        " downloads."
    ),
    "wrong_file": N_("{file} does not fit here. Allowed: {allowed}."),
    # The moment.
    "play": N_("Play the day"),
    "pause": N_("Pause"),
    "whole_time": N_("The whole time"),
    "legs_now": N_(
        "Chance of a cramp within the hour after {moment}, in colours ten times finer; the list of muscles is for the"
        " whole time."
    ),
    "step_under": N_("under {edge}"),
    "step_between": N_("{low} to {high}"),
    "step_over": N_("{edge} or more"),
    "worst_now": N_("{muscle} {chance} within an hour"),
    # The strip of the day.
    "strip_help_title": N_("How to change the day here"),
    "strip_help": N_(
        "Drag an entry to move it, pull its edge to make it longer. With the keyboard: left and right move it by"
        " 5 minutes, up and down make it longer (a drink: larger), with Shift further; Delete removes it, Enter"
        " opens its form."
    ),
    "strip_tools": N_("Add to the day, undo"),
    "which_day": N_("Day shown:"),
    "day_number": N_("day {first}"),
    "days_numbers": N_("days {first} to {last}, all alike"),
    "row_exercise": N_("Exercise"),
    "row_drink": N_("Drinks"),
    "row_meal": N_("Meals"),
    "row_posture": N_("Posture"),
    "row_sleep": N_("Sleep"),
    "row_stretching": N_("Stretching"),
    "row_medicine": N_("Medicines"),
    "one_exercise": N_("exercise"),
    "one_drink": N_("drink"),
    "one_meal": N_("meal"),
    "one_posture": N_("posture"),
    "one_sleep": N_("sleep"),
    "one_stretching": N_("stretching"),
    "one_medicine": N_("medicine"),
    "add_exercise": N_("Add an exercise"),
    "add_drink": N_("Add a drink"),
    "add_meal": N_("Add a meal"),
    "add_posture": N_("Add a posture"),
    "add_sleep": N_("Add sleep"),
    "add_stretching": N_("Add stretching"),
    "until_time": N_("until {time}"),
    "from_time": N_("from {time}"),
    "times_over": N_("{times} times, {between}"),
    "removed": N_("Removed: {what}. Undo brings it back."),
    "undo": N_("Undo"),
    "redo": N_("Redo"),
    "undone": N_("Undone."),
    "redone": N_("Done again."),
}


def texts() -> dict[str, str]:
    """Key to text in the language in use."""
    return {key: _(text) for key, text in TEXTS.items()}
