import { Radios, type Errors } from '#ui/field.tsx'
import { Button, EnterSends, Fieldset } from '#ui/form.tsx'
import { Script } from '#ui/script.tsx'
import { useView } from '#ui/view.ts'

import type { FormDefinition } from './definition.ts'
import { ItemView, Leaves, type FieldContext } from './item-view.tsx'
import type { Places } from './places.ts'
import type { Raw } from './raw.ts'
import { say, type Text } from './text.ts'
import { caseField, walkForm } from './walk.ts'
import type { Circumstances, Shown, ShownLeaf, ShownRow, ShownSection } from './walk.ts'
import { anyRow, watchedFields } from './watched.ts'

type Props = Circumstances & {
  definition: FormDefinition
  filled: Raw
  errors?: Errors | undefined
  places: Places
  /** Where the form is sent: then a helping button leads back to its part of the page, also without script. */
  action?: string | undefined
}

/**
 * The fields of a form as far as they concern what has been filled in. Without script the form is
 * brought up to date by its `_refresh`, `_add` and `_remove` buttons; with script that happens by
 * itself. Give `caseCode` only when the case is settled; otherwise the reader picks it here.
 */
export function FormFields({
  definition,
  filled,
  errors,
  places,
  action,
  ...circumstances
}: Props) {
  const { sections } = walkForm(definition, filled, circumstances)
  const watched = watchedFields(definition)
  const context: FieldContext = { filled, errors, places, ...(action && { action }) }
  const asksCase = circumstances.caseCode === undefined && definition.cases.length > 1
  return (
    <div data-form-fields data-watch={[...watched].join(' ')}>
      <EnterSends />
      {asksCase && <CasePicker {...{ definition, context }} />}
      {sections.map((shown) => (
        <SectionView key={shown.section.id} {...{ shown, context, watched }} />
      ))}
      <output class="govuk-visually-hidden" data-form-note />
      <Script name="island-form-fields" />
    </div>
  )
}

type PickerProps = { definition: FormDefinition; context: FieldContext }

function CasePicker({ definition: { cases }, context }: PickerProps) {
  const { filled, errors } = context
  const { t, lang } = useView()
  return (
    <>
      <Radios
        name={caseField}
        legend={t('Trường hợp giải quyết', 'Which case applies')}
        options={cases.map(({ code, label, hint }) => ({
          value: code,
          text: label[lang],
          hint: hint?.[lang],
        }))}
        {...{ filled, errors }}
      />
      <RefreshButton action={backTo(context, caseField)} />
    </>
  )
}

type SectionProps = {
  shown: ShownSection
  context: FieldContext
  watched: ReadonlySet<string>
}

function SectionView({ shown: { section, rows }, context, watched }: SectionProps) {
  const { lang } = useView()
  const { id, title, intro, repeat } = section
  const heading = `${id}-title`
  const depends = rows.some(({ items }) => items.some((item) => isWatched(item, watched)))
  return (
    <section class="part" aria-labelledby={heading}>
      <h2 id={heading}>{title[lang]}</h2>
      {intro && <p class="muted">{intro[lang]}</p>}
      {rows.map((row) =>
        repeat ? (
          <RepeatedRow key={row.index} {...{ id, row, context }} canGo={rows.length > repeat.min} />
        ) : (
          <Items key={id} heading={title} {...{ row, context }} />
        ),
      )}
      {repeat && rows.length < repeat.max && (
        <AddButton {...{ section }} action={backTo(context, heading)} />
      )}
      {depends && <RefreshButton action={backTo(context, heading)} />}
    </section>
  )
}

const namesOf = (item: Shown): string[] => {
  if (item.kind === 'leaf') return inputsOf(item.leaf.name, item.leaf.field.type)
  if (item.kind !== 'person') return []
  return item.leaves.flatMap(({ name, field }) => inputsOf(name, field.type))
}

const inputsOf = (name: string, type: string) =>
  type === 'address' ? [name, `${name}.province`] : [name]

const isWatched = (item: Shown, watched: ReadonlySet<string>) =>
  namesOf(item).some((name) => watched.has(anyRow(name)))

type ItemsProps = { row: ShownRow; context: FieldContext; heading: Text }

const Items = ({ row: { items }, context, heading }: ItemsProps) => (
  <>
    {stretchesOf(items).map((stretch) =>
      'leaves' in stretch ? (
        <Leaves key={stretch.leaves[0]?.name} leaves={stretch.leaves} {...{ context }} />
      ) : (
        <ItemView key={stretch.item.name} item={stretch.item} {...{ context, heading }} />
      ),
    )}
  </>
)

type Stretch = { leaves: ShownLeaf[] } | { item: Exclude<Shown, { kind: 'leaf' }> }

/** Fields that follow each other go together; people, notes and figures stand alone. */
function stretchesOf(items: readonly Shown[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const item of items) {
    const last = stretches.at(-1)
    if (item.kind !== 'leaf') stretches.push({ item })
    else if (last && 'leaves' in last) last.leaves.push(item.leaf)
    else stretches.push({ leaves: [item.leaf] })
  }
  return stretches
}

type RowProps = { id: string; row: ShownRow; context: FieldContext; canGo: boolean }

function RepeatedRow({ id, row, context, canGo }: RowProps) {
  const { t, lang } = useView()
  const heading = row.title ?? say('Dòng', 'Row')
  const title = heading[lang]
  return (
    <Fieldset legend={title}>
      <Items {...{ row, context, heading }} />
      {canGo && (
        <Button kind="quiet" small name="_remove" value={`${id}.${row.index}`}>
          {t(`Bỏ: ${title}`, `Remove: ${title}`)}
        </Button>
      )}
    </Fieldset>
  )
}

type Helping = { action: string | undefined }

const backTo = ({ action }: FieldContext, id: string) => action && `${action}#${id}`

function AddButton({
  section: { id, repeat },
  action,
}: Helping & { section: ShownSection['section'] }) {
  const { t, lang } = useView()
  const item = repeat?.itemLabel[lang] ?? ''
  return (
    <p>
      <Button kind="secondary" small name="_add" value={id} {...(action && { action })}>
        {t(`Thêm ${item.charAt(0).toLocaleLowerCase('vi')}${item.slice(1)}`, `Add: ${item}`)}
      </Button>
    </p>
  )
}

function RefreshButton({ action }: Helping) {
  const { t } = useView()
  return (
    <noscript>
      <p>
        <Button kind="secondary" small name="_refresh" value="1" {...(action && { action })}>
          {t('Cập nhật các mục theo lựa chọn trên', 'Update the fields to the answers above')}
        </Button>
      </p>
    </noscript>
  )
}
