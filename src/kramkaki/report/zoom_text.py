"""One cramp close up, in words."""

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.report import svg, words

KINDS = {
    "calf": N_("calf"),
    "shin": N_("shin"),
    "hamstring": N_("back of the thigh"),
    "quadriceps": N_("front of the thigh"),
    "foot": N_("foot"),
}
EVEN = 1.0  # [Hz] thresholds closer than this are the same
CAUSES = {
    "calcium": N_("calcium"),
    "magnesium": N_("magnesium"),
    "potassium": N_("potassium"),
    "low_potassium": N_("low potassium"),
    "sodium": N_("sodium"),
    "vitamin_e": N_("vitamin E"),
    "dilution": N_("body salt thinned by water"),
    "dehydration": N_("loss of water"),
    "cord_temperature": N_("temperature of the spinal cord"),
    "muscle_temperature": N_("temperature of the muscle"),
    "age": N_("age"),
    "arousal": N_("arousal"),
    "sodium_block": N_("a medicine that blocks sodium channels"),
    "beta_agonist": N_("an asthma medicine"),
    "mouth_irritant": N_("something sour or sharp in the mouth"),
    "acute_fatigue": N_("fatigue, now"),
    "late_fatigue": N_("fatigue, after-effect"),
    "stretch": N_("a stretch just before"),
    "nerve_irritation": N_("irritation of the nerve"),
    "pain": N_("pain or soreness"),
    "recent_cramp": N_("a cramp within the hour"),
    "training": N_("training against cramps"),
    "posture": N_("the length at which the muscle lies"),
}


def kind(muscle):
    """``calf`` as a word."""
    return _(KINDS[muscle])


def hertz(value):
    """A frequency; "none up to 60 Hz" where no cramp was set off."""
    from kramkaki.nerve.threshold import LAST_FREQUENCY

    if value is None:
        return _("none up to {hz} Hz").format(hz=LAST_FREQUENCY)
    return _("{hz} Hz").format(hz=language.number(value))


def picture(episode, muscle):
    """Title and description of the drawing.

    Parameters
    ----------
    episode : Episode
    muscle : str
        As a word.
    """
    title = _("One simulated cramp: {muscle}, {hz} Hz to the nerve").format(
        muscle=muscle, hz=language.number(episode.frequency)
    )
    return svg.Picture("cramp", title, " ".join(course(episode)))


def course(episode):
    """What the recording shows, sentence by sentence."""
    told = [
        _("For two seconds {hz} pulses a second reach the nerve and fire all {units} motor units.").format(
            hz=language.number(episode.frequency), units=episode.spikes.shape[1]
        )
    ]
    if not episode.cramped:
        return [*told, _("When they end, the muscle soon falls silent: this is no cramp.")]
    told.append(
        _("Then {joined} units go on by themselves, small ones above all, at {rate} spikes a second on average.").format(
            joined=episode.joined, rate=language.number(episode.rate)
        )
    )
    if episode.ended_after is None:
        return [*told, _("Stretching the muscle does not end it within the time recorded.")]
    return [
        *told,
        _("Stretching the muscle first makes more of them fire, then ends the cramp, {seconds} s after it began.").format(
            seconds=language.number(episode.ended_after, 1)
        ),
    ]


def sentences(zoom):
    """The whole answer, sentence by sentence."""
    return [*threshold(zoom), *course(zoom.episode), *left_alone(zoom)]


def threshold(zoom):
    """The threshold in this state beside that of the same muscle rested."""
    muscle, now, usual = words.muscle(zoom.muscle), zoom.threshold.hz, zoom.usual.hz
    if now is None:
        return [
            _("In this state no train of pulses up to 60 Hz sets off a cramp: not inducible."),
            _("Rested, in its usual state, the same muscle cramps from {hz}.").format(hz=hertz(usual)),
        ]
    told = [_("Here the {muscle} cramps from {hz} on (the cramp threshold).").format(muscle=muscle, hz=hertz(now))]
    if usual is None:
        return [*told, _("Rested, in its usual state, no train of pulses up to 60 Hz sets off a cramp in it.")]
    if abs(now - usual) < EVEN:
        return [*told, _("That is its usual: rested it is the same.")]
    text = _("Rested, in its usual state, it takes {hz}: now it is easier.") if now < usual else _(
        "Rested, in its usual state, it takes {hz}: now it is harder."
    )
    return [*told, text.format(hz=hertz(usual))]


def left_alone(zoom):
    """How long the cramp would have lasted."""
    if not zoom.episode.cramped:
        return []
    if zoom.lasts is None:
        return [_("Left alone it would last longer than {seconds} s.").format(seconds=language.number(zoom.watched))]
    return [_("Left alone it would last {seconds} s.").format(seconds=language.number(zoom.lasts))]
