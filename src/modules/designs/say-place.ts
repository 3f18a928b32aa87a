import { say, type FormContent, type FormPlace, type Text } from '#modules/forms/index.ts'

/** Where something is, as the editor's pages call it. */
export function placeText({ sections, components }: FormContent, at: FormPlace): Text {
  if (at.kind === 'form') return say('Cả biểu mẫu', 'The whole form')
  if (at.kind === 'cases') return say('Các trường hợp', 'Cases')
  if (at.kind === 'component') {
    const name = components.find(({ code }) => code === at.component)?.name
    return say(
      `Giấy tờ “${short(name?.vi ?? at.component)}”`,
      `Paper “${short(name?.en ?? at.component)}”`,
    )
  }
  const section = sections.find(({ id }) => id === at.section)
  if (at.kind === 'section')
    return say(
      `Phần “${section?.title.vi ?? at.section}”`,
      `Section “${section?.title.en ?? at.section}”`,
    )
  const field = section?.fields.find(({ name }) => name === at.field)
  const label = field && ('label' in field ? field.label : field.text)
  return say(`Mục “${short(label?.vi ?? at.field)}”`, `Field “${short(label?.en ?? at.field)}”`)
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 58)}…` : text)
