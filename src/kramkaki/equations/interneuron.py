"""Interneurons between afferents and motor neurons: inhibition by the antagonist, and by a shock to the tendon."""

from kramkaki.number_types import Number


def reciprocal_drive(antagonist: Number, own_rate: Number, half: Number) -> Number:
    """Aim of the rate of interneurons that carry inhibition from the antagonist's spindles (Ia inhibitory). [0-1]

    antagonist: activity of the antagonist's pool, with which its spindles fire [0-1]
    own_rate: of this muscle's spindle afferents, whose own interneurons inhibit these [Hz]
    half: own rate that halves them [Hz]

    .. math:: a / (1 + r/r_h)

    Valid for: a contraction of the antagonist. Leaves out: stretch of a relaxed antagonist; Renshaw cells of the
    antagonist, which also inhibit these interneurons.
    Reference: Hultborn H, Illert M, Santini M (1976) Acta Physiol Scand 96:193, such interneurons inhibit those of the
    opposing muscle (from memory); form and size chosen here.
    """
    return antagonist / (1 + own_rate / half)


def spread(stage: Number, input_stage: Number, kept: Number, share: Number) -> Number:
    r"""Second stage of a volley that arrives spread in time, a millisecond later.

    stage: now [1]
    input_stage: first stage: it leaps by one with a volley and decays [1]
    kept: exp(-step / time) [0-1]
    share: step by time [1]
    returns: peaks at 1/e, one time constant after the volley [1]

    .. math:: y \leftarrow (y + x h/\tau) e^{-h/\tau}

    Valid for: any step; exact. Leaves out: spikes of single interneurons.
    Reference: Critically damped second order, the alpha function of synapses.
    """
    return (stage + input_stage * share) * kept
