import { checkPapers, paperFields, type Paper } from '#modules/dossiers/index.ts'
import type { NeededComponent } from '#modules/forms/index.ts'
import { noOffers, type Offer, type Offers } from '#modules/vault/index.ts'

import type { DraftPaper } from './store-papers.ts'

/** The field in which the files of one paper are chosen. */
export const paperField = (component: string) => `giay-to.${component}`

/** A paper of the application with the files that show it, and those of the store that could. */
export type PaperSlot = {
  component: NeededComponent
  files: DraftPaper[]
  offers: readonly Offer[]
}

const more: NeededComponent = {
  code: 'other',
  name: { vi: 'Giấy tờ khác', en: 'Other papers' },
  kinds: ['electronic'],
  required: false,
  isNeeded: false,
  digitise: true,
}

const isUploaded = ({ present }: NeededComponent) => present !== 'show'

/**
 * The papers to upload for what has been declared, the general one last. Files of a paper that is not asked for any
 * more, because an answer changed, are still the applicant's: they show under "other papers".
 */
export function slotsOf(
  components: readonly NeededComponent[],
  papers: readonly DraftPaper[],
  offers: Offers = noOffers,
): PaperSlot[] {
  const asked = components.filter(isUploaded)
  const all = asked.some(({ code }) => code === more.code) ? asked : [...asked, more]
  const known = new Set(all.map(({ code }) => code))
  return all.map((component) => ({
    component,
    files: papers.filter(
      (paper) => (known.has(paper.component) ? paper.component : more.code) === component.code,
    ),
    offers: offersOf(component, offers),
  }))
}

const offersOf = ({ code }: NeededComponent, { forComponent, others }: Offers) => [
  ...(forComponent.get(code) ?? []),
  ...(code === more.code ? others : []),
]

/** Papers that are only shown when the result is collected. */
export const shownPapers = (components: readonly NeededComponent[]): NeededComponent[] =>
  components.filter((component) => !isUploaded(component))

/** Papers that the application cannot do without and that have no file yet. */
export const missingPapers = (slots: readonly PaperSlot[]): NeededComponent[] =>
  slots
    .filter(({ component, files }) => component.isNeeded && files.length === 0)
    .map(({ component }) => component)

/** The papers as the dossier keeps them. */
export function handedIn(slots: readonly PaperSlot[]): Paper[] {
  const filled = Object.fromEntries(
    slots.flatMap(({ component: { code }, files }) => {
      const uploaded = files.filter(({ storedId }) => storedId === null)
      const stored = files.flatMap(({ storedId }) => storedId ?? [])
      const { kept, reuse } = paperFields(code)
      return [
        [kept, uploaded.map(({ fileId }) => fileId).join('\n')],
        [reuse, stored.join('\n')],
      ]
    }),
  )
  const components = slots.map(({ component }) => component)
  const { papers } = checkPapers(components, filled, [], true)
  const named = new Map(
    slots
      .filter(({ component }) => component.code === more.code)
      .flatMap(({ files }) => files.map(({ fileId, name }) => [fileId, name] as const)),
  )
  return papers.map((paper) => withGivenName(paper, named.get(paper.fileId ?? '')))
}

/** Beyond the list only the applicant knows what a paper is: it goes by the name of its file. */
const withGivenName = (paper: Paper, fileName: string | undefined): Paper =>
  fileName === undefined
    ? paper
    : { ...paper, name: `${more.name.vi}: ${fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')}` }
