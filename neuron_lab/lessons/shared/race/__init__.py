"""Beat the machine: a race to a hidden target, in the lessons that have one."""
