"""Arguments that have changed places: in the function's head, or in its body."""

import itertools


def reordered(function, given, taken):
    """The function for arguments in the order ``given``, where it takes them in the order ``taken``."""
    return lambda *case: function(*(case[given.index(name)] for name in taken))


def order_that_fits(rows, reference, arguments):
    """The order of arguments in which the right function comes to these results, or None; that with fewest changes."""
    orders = sorted(
        itertools.permutations(arguments), key=lambda order: sum(map(str.__ne__, order, arguments))
    )
    for order in orders:
        if all(row.is_given_by(reordered(reference, order, arguments)) for row in rows):
            return order
    return None


def told(order, arguments, taken):
    """What to say of a function whose results are right in this order of arguments.

    :param taken: the names that the function itself gives to its arguments. Where they stand at their places, it is
        the body that mixes them up.
    """
    misplaced = [
        name for name, place in zip(taken, arguments, strict=False) if name in arguments and name != place
    ]
    if misplaced or not set(taken) & set(arguments):
        return (
            f"The arguments are in the other order: they come as ({', '.join(arguments)}), "
            f"and your function takes them as ({', '.join(order)})."
        )
    used = [(taken[order.index(name)], own) for name, own in zip(arguments, taken, strict=False)]
    mixed = [(stands, belongs) for stands, belongs in used if stands != belongs]
    said = [f"{stands} stands where {belongs} belongs" for stands, belongs in mixed]
    return f"The arguments are in order, but in the formula {', '.join(said[:-1])} and {said[-1]}."
