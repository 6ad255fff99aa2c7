"""Workouts as runners note them down, "2E + 3 x 1T w/ 2:00 + 4x200R": what they are made of, and what they come to."""
