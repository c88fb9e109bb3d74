"""Pages read and coded by worker processes, each within bounds of time and memory."""
