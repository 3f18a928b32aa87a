import type { FormComponent, FormDefinition } from '#modules/forms/index.ts'
import { Panel } from '#ui/panel.tsx'
import { useView, type View } from '#ui/view.ts'

/** The papers to have at hand. Which of them are needed may hang on the answers in the form. */
export function StartPapers({ definition }: { definition: FormDefinition }) {
  const { t, lang } = useView()
  const { components } = definition
  return (
    <Panel title={t('Giấy tờ cần chuẩn bị', 'Papers to have at hand')}>
      {components.length === 0 ? (
        <p>
          {t(
            'Chỉ cần tờ khai, không phải nộp giấy tờ kèm theo.',
            'Only the form; no other papers.',
          )}
        </p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {components.map((component) => (
            <li key={component.code}>
              {component.name[lang]} <span class="muted">({whenNeeded(t, component)})</span>
              {component.hint && <p class="govuk-hint">{component.hint[lang]}</p>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function whenNeeded(t: View['t'], { required, requiredWhen, present }: FormComponent): string {
  if (present === 'show')
    return t('chỉ xuất trình khi nhận kết quả', 'only shown when you collect the result')
  if (required) return t('bắt buộc', 'needed')
  return requiredWhen
    ? t('tùy trường hợp', 'depends on your answers')
    : t('nếu có', 'if it applies')
}
