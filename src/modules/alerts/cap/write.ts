import { isoOf } from '#platform/clock/time.ts'

import { capNamespace, type CapAlert, type CapInfo, type Point } from './shape.ts'

/** An area of a message that we write ourselves: what we do not write needs no place here. */
export type WrittenArea = { areaDesc: string; polygons: readonly (readonly Point[])[] }
export type Written = Omit<CapAlert, 'info'> & {
  info: Omit<CapInfo, 'area'> & { area: readonly WrittenArea[] }
}

/** Text as XML holds it; controls that XML cannot hold are left out. */
export const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const element = (name: string, text: string | undefined) =>
  text === undefined || text === '' ? '' : `<${name}>${escaped(text)}</${name}>\n`

/** Whole seconds on the Vietnamese clock, with its offset: never Z, never fractions (3.3.2). */
export const capTime = (at: Temporal.Instant): string =>
  isoOf(at.round({ smallestUnit: 'second', roundingMode: 'floor' }))

const timed = (name: string, at: Temporal.Instant | undefined) =>
  element(name, at === undefined ? undefined : capTime(at))

/** A message in the order that the schema wants. */
export const writeCap = (alert: Written): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<alert xmlns="${capNamespace}">\n`,
    element('identifier', alert.identifier),
    element('sender', alert.sender),
    timed('sent', alert.sent),
    element('status', alert.status),
    element('msgType', alert.msgType),
    element('scope', alert.scope),
    element('note', alert.note),
    element('references', alert.references),
    infoOf(alert.info),
    '</alert>\n',
  ].join('')

const infoOf = (info: Written['info']): string =>
  [
    '<info>\n',
    element('language', info.language),
    ...info.category.map((category) => element('category', category)),
    element('event', info.event),
    element('urgency', info.urgency),
    element('severity', info.severity),
    element('certainty', info.certainty),
    timed('effective', info.effective),
    timed('onset', info.onset),
    timed('expires', info.expires),
    element('senderName', info.senderName),
    element('headline', info.headline),
    element('description', info.description),
    element('instruction', info.instruction),
    element('web', info.web),
    element('contact', info.contact),
    ...info.area.map(areaOf),
    '</info>\n',
  ].join('')

const areaOf = ({ areaDesc, polygons }: WrittenArea): string =>
  [
    `<area>\n<areaDesc>${escaped(areaDesc)}</areaDesc>\n`,
    ...polygons.map((points) =>
      element('polygon', points.map(([lat, lon]) => `${lat},${lon}`).join(' ')),
    ),
    '</area>\n',
  ].join('')
