import type { Cluster } from '#modules/clusters/index.ts'
import { hamletLabel, type Hamlet } from '#modules/units/index.ts'

import type { Course, heardAt, Spoken, Sum } from './proof.ts'

type Heard = Awaited<ReturnType<typeof heardAt>>[number]

/** A part of a whole; the whole is said with it. */
export type Part = { part: number; whole: number }

/** Báo cáo phát thanh of a period, in seconds and counts of items at clusters. */
export type Report = {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  sums: readonly Sum[]
  planned: number
  plannedSeconds: number
  played: number
  playedSeconds: number
  partial: number
  missed: number
  preEmpted: number
  unreported: number
  /** Items meant for clusters that had no device then: not planned, not missed. */
  noDevice: number
  /** Hamlets in which something sounded, of those there are. */
  hamlets: Part
  /** Hamlets in which nothing did. */
  silent: readonly string[]
  /** By language, the most heard first. */
  languages: readonly Spoken[]
  /** Seconds in other languages than Vietnamese, of all that sounded. */
  minority: Part
  /** Seconds of answers to citizens' feedback. */
  answers: Part
  /** Day by day, or month by month. */
  course: readonly Course[]
  clusters: readonly {
    id: string
    code: string
    name: string
    planned: number
    played: number
    seconds: number
    noDevice: number
  }[]
}

/** The genre of bulletins that answer what citizens asked or complained of. */
export const answerGenre = 'answer'

type Facts = {
  sums: readonly Sum[]
  languages: readonly Spoken[]
  heard: readonly Heard[]
  course: readonly Course[]
  clusters: readonly Cluster[]
  places: readonly Hamlet[]
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

export function reportOf(facts: Facts): Report {
  const { sums, languages, heard, course, clusters, places, from, to } = facts
  const add = (of: (one: Sum) => number, which = sums) =>
    which.reduce((sum, one) => sum + of(one), 0)
  const playedSeconds = add((one) => one.playedSeconds)
  const secondsOf = (holds: (one: Sum) => boolean): Part => ({
    part: add((one) => one.playedSeconds, sums.filter(holds)),
    whole: playedSeconds,
  })
  const at = new Map(heard.map((one) => [one.clusterId, one]))
  const sounding = clusters.filter(({ id }) => (at.get(id)?.seconds ?? 0) > 0)
  const reached = new Set(sounding.map(({ hamletId }) => hamletId))
  const silent = places.filter(({ id }) => !reached.has(id))
  return {
    ...{ from, to, sums, languages, playedSeconds, course },
    planned: add((one) => one.planned),
    plannedSeconds: add((one) => one.plannedSeconds),
    played: add((one) => one.played),
    partial: add((one) => one.partial),
    missed: add((one) => one.missed),
    preEmpted: add((one) => one.preEmpted),
    unreported: add((one) => one.unreported),
    noDevice: heard.reduce((sum, one) => sum + one.noDevice, 0),
    hamlets: { part: places.length - silent.length, whole: places.length },
    silent: silent.map(hamletLabel),
    minority: {
      part: languages.reduce((sum, one) => sum + (one.language === 'vi' ? 0 : one.played), 0),
      whole: playedSeconds,
    },
    answers: secondsOf(({ genre }) => genre === answerGenre),
    clusters: clusters
      .filter(({ id, closedOn }) => at.has(id) || closedOn === null)
      .map(({ id, code, name }) => {
        const { planned = 0, played = 0, seconds = 0, noDevice = 0 } = at.get(id) ?? {}
        return { id, code, name, planned, played, seconds, noDevice }
      }),
  }
}

/** Hours with one decimal, as reports write them. */
export const hoursOf = (seconds: number): number => Math.round(seconds / 360) / 10
export const shareOf = ({ part, whole }: Part): number | null => (whole === 0 ? null : part / whole)

/** Hours planned and heard of what is alike in one respect, the most heard first. */
export function hoursBy<Key extends 'priority' | 'kind' | 'genre'>(
  { sums }: Pick<Report, 'sums'>,
  respect: Key,
) {
  const groups = [...Map.groupBy(sums, (one) => one[respect])]
  return groups
    .map(([of, all]) => ({
      of: of as Sum[Key],
      planned: all.reduce((sum, one) => sum + one.plannedSeconds, 0),
      played: all.reduce((sum, one) => sum + one.playedSeconds, 0),
    }))
    .toSorted((a, b) => b.played - a.played)
}
