"""Value added once more, with numpy and in another way: students are compared with their school's mean by subtracting it.

In:  reliabilities; then cohort,school,score,prior,other_prior and five levels a line.
Out: effect,standard_error of every school, in order of number.
"""
import sys

import numpy as np

USUAL = [1, 4, 1, 1, 1]
ABOUT = [lambda v: v >= 2, lambda v: v == 1, lambda v: v >= 2, lambda v: v >= 2, lambda v: v >= 2]

error = 1 - np.array([float(v) for v in sys.stdin.readline().split(",")])
rows = np.loadtxt(sys.stdin, delimiter=",")
count = int(rows[:, 1].max()) + 1


def by_school(school, values):
    """Sums of the columns by school."""
    return np.stack([np.bincount(school, v, count) for v in np.atleast_2d(values.T)], axis=1)


residuals, noises, averages, schools = [], [], [], []
for cohort in np.unique(rows[:, 0]):
    own = rows[rows[:, 0] == cohort]
    school = own[:, 1].astype(int)
    scores = (own[:, 2:5] - own[:, 2:5].mean(0)) / own[:, 2:5].std(0)
    dummies = [
        own[:, 5 + at] == level
        for at, usual in enumerate(USUAL)
        for level in np.unique(own[:, 5 + at])
        if level != usual
    ]
    design = np.column_stack([*dummies, scores[:, 1:]]).astype(float)
    students = np.bincount(school, minlength=count).astype(float)
    within = lambda values: values - (by_school(school, values) / np.maximum(students, 1)[:, None])[school]
    x, y = within(design), within(scores[:, :1])
    freedom = len(own) - (students > 0).sum()
    normal = x.T @ x
    normal[[-2, -1], [-2, -1]] -= freedom * error
    fit = np.linalg.solve(normal, x.T @ y)
    beyond = (scores[:, :1] - design @ fit)[:, 0]
    residuals.append(beyond - beyond.mean())
    noise = ((y - x @ fit) ** 2).sum() / (freedom - design.shape[1])
    noises.append(np.full(len(own), noise))
    known = [v for at, about in enumerate(ABOUT) for v in (about(own[:, 5 + at]), own[:, 5 + at] == 0)]
    averages.append(np.column_stack([scores[:, 1:], *known]))
    schools.append(school)

school = np.concatenate(schools)
n = np.bincount(school, minlength=count).astype(float)
mean = by_school(school, np.concatenate(residuals)[:, None])[:, 0] / n
variance = by_school(school, np.concatenate(noises)[:, None])[:, 0] / n**2
z = by_school(school, np.concatenate(averages)) / n[:, None]
z = z[:, z.std(0) > 0]


def step(w):
    """The means beyond the concentrations, the variance between schools, and by school that of what was taken off."""
    about = z - np.average(z, axis=0, weights=w)
    normal = (about * w[:, None]).T @ about
    right = (about * w[:, None]).T @ mean
    beyond = mean - about @ np.linalg.solve(normal, right)
    beyond -= np.average(beyond, weights=n)
    total = (n * beyond**2).sum() * (count - 1) / (count - 1 - z.shape[1])
    accident = (n * variance * (1 - n / n.sum())).sum()
    between = max(0.0, (total - accident) / (n.sum() - (n**2).sum() / n.sum()))
    return beyond, between, (about @ np.linalg.inv(normal) * about).sum(1)


_, first, _ = step(n)
beyond, between, doubt = step(1 / (first + variance))
kept = between / (between + variance)
for effect, own in zip(kept * beyond, np.sqrt(kept * variance + kept**2 * doubt)):
    print(f"{float(effect)!r},{float(own)!r}")
