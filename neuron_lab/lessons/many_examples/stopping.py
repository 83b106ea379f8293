"""When to stop: whether a loss has fallen enough, of late, to be worth going on."""

LOOK_BACK = 10
"""Over how many epochs the loss must have fallen, by a hundredth at least."""
TIME_TO_STOP = f"In the last {LOOK_BACK} epochs the loss fell by less than a hundredth: time to stop."


def still_falls(losses, epoch):
    """Whether the loss still falls, in a sentence; nothing where there are not so many epochs yet."""
    if epoch < LOOK_BACK:
        return ""
    before, now = float(losses[epoch - LOOK_BACK]), float(losses[epoch])
    if before > 1e-12 and now < 0.99 * before:
        return "The loss still falls."
    return TIME_TO_STOP
