import type { ComponentChildren } from 'preact'

import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { DateField, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Citizen } from './citizens.ts'

type FrameProps = { title: string; children: ComponentChildren }

/** Every page of the stand-in says what it is before anything else. */
function StandInPage({ title, children }: FrameProps) {
  const { t } = useView()
  return (
    <Page {...{ title }} frame="plain">
      <Notice kind="warn" title={t('Cổng đăng nhập giả lập', 'Stand-in of the identity portal')}>
        <p>
          {t(
            'Trang này đóng vai cổng định danh điện tử để dùng thử. Mọi người ở đây đều bịa, không có mật khẩu, không có giá trị pháp lý. Đừng nhập thông tin thật.',
            'This page plays the electronic identity portal for the demonstration. Everybody here is made up, there are no passwords and nothing is legally valid. Do not enter real data.',
          )}
        </p>
      </Notice>
      {children}
    </Page>
  )
}

type ChoiceProps = { action: string; citizens: readonly Citizen[] } & Partial<Retry>

export function ChoosePage({ action, citizens, filled, errors }: ChoiceProps) {
  const { t } = useView()
  return (
    <StandInPage title={t('Bạn là ai?', 'Who are you?')}>
      <ErrorSummary {...{ errors }} />
      {citizens.length > 0 && (
        <Form {...{ action }}>
          <h2>{t('Người dân của bản trình diễn', 'Citizens of the demonstration')}</h2>
          <ul class="govuk-list">
            {citizens.map((citizen) => (
              <li key={citizen.idNumber}>
                <OneCitizen {...{ citizen }} />
              </li>
            ))}
          </ul>
        </Form>
      )}
      <TypedForm {...{ action, ...(filled && { filled }), ...(errors && { errors }) }} />
      <CancelForm {...{ action }} />
    </StandInPage>
  )
}

function OneCitizen({ citizen }: { citizen: Citizen }) {
  const { fullName, idNumber, birth, note } = citizen
  return (
    <>
      <Button kind="secondary" name="known" value={idNumber}>
        {fullName}
      </Button>{' '}
      <span class="muted">
        {idNumber} · <BirthDate {...{ birth }} />
        {note && ` · ${note}`}
      </span>
    </>
  )
}

function BirthDate({ birth }: { birth: string }) {
  const { lang } = useView()
  return <time datetime={birth}>{dateText(lang, Temporal.PlainDate.from(birth))}</time>
}

function TypedForm({ action, ...retry }: { action: string } & Partial<Retry>) {
  const { t } = useView()
  return (
    <Form {...{ action }}>
      <h2>{t('Hoặc một người bịa khác', 'Or another made-up person')}</h2>
      <TextField name="fullName" label={t('Họ và tên', 'Full name')} width={30} {...retry} />
      <TextField
        name="idNumber"
        label={t('Số định danh (12 chữ số, bịa)', 'Identity number (12 digits, made up)')}
        inputMode="numeric"
        code
        width={20}
        {...retry}
      />
      <DateField name="birth" label={t('Ngày sinh', 'Date of birth')} {...retry} />
      <Actions>
        <Button>{t('Tiếp tục', 'Continue')}</Button>
      </Actions>
    </Form>
  )
}

function CancelForm({ action }: { action: string }) {
  const { t } = useView()
  return (
    <Form {...{ action }}>
      <Button kind="quiet" name="cancel" value="1">
        {t('Thôi, quay lại', 'Cancel and go back')}
      </Button>
    </Form>
  )
}

type ConsentProps = { action: string; citizen: Citizen; commune: string }

export function ConsentPage({ action, citizen, commune }: ConsentProps) {
  const { t } = useView()
  return (
    <StandInPage title={t('Đồng ý chia sẻ thông tin?', 'Agree to share?')}>
      <p>
        {t(
          `${commune} xin biết những thông tin sau của bạn:`,
          `${commune} asks to know this of you:`,
        )}
      </p>
      <Facts
        rows={[
          [t('Họ và tên', 'Full name'), citizen.fullName],
          [t('Số định danh', 'Identity number'), citizen.idNumber],
          [t('Ngày sinh', 'Date of birth'), <BirthDate key="birth" birth={citizen.birth} />],
        ]}
      />
      <Form {...{ action }}>
        <Actions>
          <Button name="agree" value="1">
            {t('Đồng ý', 'Agree')}
          </Button>
          <Button kind="quiet" name="cancel" value="1">
            {t('Không đồng ý', 'Do not agree')}
          </Button>
        </Actions>
      </Form>
    </StandInPage>
  )
}

/** `form` is the library's own: hidden fields that its buttons here send. */
export function SignOutPage({ form }: { form: string }) {
  const { t } = useView()
  return (
    <StandInPage title={t('Đăng xuất khỏi cổng giả lập?', 'Sign out of the stand-in portal?')}>
      {/* oxlint-disable-next-line react/no-danger -- made by the library, without anything a visitor typed */}
      <div dangerouslySetInnerHTML={{ __html: form }} />
      <Actions>
        <Button form="op.logoutForm" name="logout" value="yes">
          {t('Đăng xuất', 'Sign out')}
        </Button>
        <Button kind="quiet" form="op.logoutForm">
          {t('Không, ở lại', 'No, stay')}
        </Button>
      </Actions>
    </StandInPage>
  )
}

export function SaidPage({ title, text }: { title: string; text: string }) {
  return (
    <StandInPage {...{ title }}>
      <p>{text}</p>
    </StandInPage>
  )
}
