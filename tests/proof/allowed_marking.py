"""Which markers of the marking each person meets besides those of allowed.py. Whoever marks or knows the codes meets no pupil."""

MET_OF_MARKING = {
    # Their own pupils and the appeal that the school filed.
    "coordinator": {"appeal claim", "own coded pupil", "own second coded pupil"},
    "moved": {"other coded pupil"},
    # Who hears the appeal, and the secretary.
    "neighbour": {"appeal claim", "own coded pupil"},
    "secretary": {"appeal claim", "own coded pupil"},
}
