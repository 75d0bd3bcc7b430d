/** How somebody goes about it; every share is of what is owed. */
export interface Habit {
  /** Links held, of the quota. */
  links: number
  /** Half-days a week at a base, of two. */
  halfDays: number
  /** Youths who meet the cadre on a visit. */
  present: readonly [from: number, to: number]
  /** Linked youths spoken to personally in a month, besides those met on visits. */
  reach: number
  /** Weeks with a word online. */
  online: number
  /** Months with a theme day, and with an activity. */
  themeDay: number
  activity: number
  /** Greetings in a month that go to everybody at once and are contact to nobody. */
  greetings: number
  /** Youths who rate in a month, and how they do, from 1 to 5. */
  raters: readonly [from: number, to: number]
  liking: number
  /** Demands answered within the week, and settled within the month. */
  answers: number
  settles: number
}

/** From the best to the worst. */
export const habits = {
  exemplary: {
    links: 1.04,
    halfDays: 2,
    present: [7, 10],
    reach: 0.85,
    online: 1,
    themeDay: 0.8,
    activity: 1,
    greetings: 0,
    raters: [14, 18],
    liking: 4.7,
    answers: 1,
    settles: 1,
  },
  diligent: {
    links: 1,
    halfDays: 1.6,
    present: [5, 7],
    reach: 0.5,
    online: 0.9,
    themeDay: 0.5,
    activity: 0.85,
    greetings: 0.3,
    raters: [11, 15],
    liking: 3.75,
    answers: 0.9,
    settles: 0.75,
  },
  steady: {
    links: 0.9,
    halfDays: 1.1,
    present: [4, 6],
    reach: 0.3,
    online: 0.7,
    themeDay: 0.3,
    activity: 0.6,
    greetings: 0.7,
    raters: [8, 12],
    liking: 3.2,
    answers: 0.7,
    settles: 0.55,
  },
  slack: {
    links: 0.72,
    halfDays: 0.6,
    present: [3, 4],
    reach: 0.18,
    online: 0.5,
    themeDay: 0.15,
    activity: 0.3,
    greetings: 2,
    raters: [5, 8],
    liking: 3.1,
    answers: 0.4,
    settles: 0.3,
  },
  absent: {
    links: 0.48,
    halfDays: 0.1,
    present: [2, 3],
    reach: 0.04,
    online: 0.15,
    themeDay: 0,
    activity: 0,
    greetings: 1.5,
    raters: [0, 1],
    liking: 2.8,
    answers: 0.1,
    settles: 0.1,
  },
} as const satisfies Record<string, Habit>

export type HabitName = keyof typeof habits
