"""Interneurons between afferents and motor neurons: inhibition by the antagonist, and by a shock to the tendon."""


def reciprocal_drive(antagonist, own_rate, half):
    r"""Aim of the rate of interneurons that carry inhibition from the antagonist's spindles (Ia inhibitory).

    Parameters
    ----------
    antagonist : float or array
        Activity of the antagonist's pool, with which its spindles fire. [0-1]
    own_rate : float or array
        Of this muscle's spindle afferents, whose own interneurons inhibit these. [Hz]
    half : float
        Own rate that halves them. [Hz]

    Returns
    -------
    drive : float or array
        [0-1]

    Notes
    -----
    .. math:: a / (1 + r/r_h)

    Valid for: a contraction of the antagonist.
    Leaves out: stretch of a relaxed antagonist; Renshaw cells of the antagonist, which also inhibit these interneurons.

    References
    ----------
    Hultborn H, Illert M, Santini M (1976) Acta Physiol Scand 96:193, such interneurons inhibit those of the opposing
    muscle (from memory); form and size chosen here.
    """
    return antagonist / (1 + own_rate / half)


def spread(stage, input_stage, kept, share):
    r"""Second stage of a volley that arrives spread in time, a millisecond later.

    Parameters
    ----------
    stage : float or array
        Now. [1]
    input_stage : float or array
        First stage: it leaps by one with a volley and decays. [1]
    kept : float
        exp(-step / time). [0-1]
    share : float
        Step by time. [1]

    Returns
    -------
    stage : float or array
        Peaks at 1/e, one time constant after the volley. [1]

    Notes
    -----
    .. math:: y \leftarrow (y + x h/\tau) e^{-h/\tau}

    Valid for: any step; exact.
    Leaves out: spikes of single interneurons.

    References
    ----------
    Critically damped second order, the alpha function of synapses.
    """
    return (stage + input_stage * share) * kept
