import { ButtonLink } from './form.tsx'
import { Page, type Frame } from './layout.tsx'
import { Notice } from './notice.tsx'
import { useView } from './view.ts'

type Props = {
  status: number
  /** What exactly was refused, when we know: "Không tìm thấy hồ sơ H…". */
  message?: string | undefined
  /** The number under which the fault stands in the log. */
  requestId?: string | undefined
  frame?: Frame | undefined
  /** Where to sign in, when that is what is missing. */
  signIn?: string | undefined
  /** Texts of the form that was refused, for its sender to copy. */
  typed?: readonly string[] | undefined
}

/** Any refusal or fault as a page: what happened in plain words, and what to do next. */
export function ProblemPage({ status, message, requestId, frame, signIn, typed = [] }: Props) {
  const { t, who, path } = useView()
  const isStaff = who.kind === 'staff'
  const isAstray = status === 403 && who.kind === 'citizen' && /^\/(can-bo|quan-tri)\b/.test(path)
  const words = isAstray ? astray : wordsFor(status)
  return (
    <Page title={t(...words.title)} frame={frame ?? (isStaff ? 'staff' : 'public')}>
      <div class="problem" data-problem>
        {message && !isAstray && <Lead {...{ message }} />}
        <p data-say>{t(...words.next)}</p>
        {typed.length > 0 && <Typed {...{ typed }} />}
        {signIn && <ButtonLink href={signIn}>{t('Đăng nhập', 'Sign in')}</ButtonLink>}{' '}
        <Back {...{ isStaff, isAstray }} />
        {requestId && (
          <p class="muted">
            {t('Mã sự việc, đọc khi gọi hỗ trợ:', 'Incident code, to quote when you call:')}{' '}
            <code>{requestId}</code>
          </p>
        )}
      </div>
    </Page>
  )
}

function Back({ isStaff, isAstray }: { isStaff: boolean; isAstray: boolean }) {
  const { t } = useView()
  const [href, text] = isStaff
    ? ['/can-bo', t('Về bàn làm việc', 'Back to the desk')]
    : isAstray
      ? ['/cua-toi', t('Về hồ sơ của tôi', 'To my applications')]
      : ['/', t('Về trang chủ', 'Home')]
  return (
    <ButtonLink kind="secondary" {...{ href }}>
      {text}
    </ButtonLink>
  )
}

/** What is refused again and again; anything else names the case and is told as it is. */
const inEnglish: Readonly<Record<string, string>> = {
  'Không tìm thấy trang này': 'This page was not found.',
  'Không tìm thấy hồ sơ này': 'This application was not found.',
  'Bạn không có quyền thực hiện việc này': 'You may not do this.',
  'Vui lòng đăng nhập để tiếp tục': 'Please sign in to continue.',
  'Dữ liệu gửi lên chưa hợp lệ': 'Something that was sent is not right.',
  'Địa chỉ này không nhận yêu cầu kiểu đó': 'This address takes no requests of that kind.',
  'Nội dung gửi lên quá lớn': 'What was sent is too large.',
  'Yêu cầu không đọc được': 'The request cannot be read.',
  'Quá nhiều lượt yêu cầu. Vui lòng chờ một lát rồi thử lại':
    'Too many requests. Please wait a little and try again.',
}

function Lead({ message }: { message: string }) {
  const { lang } = useView()
  const english = lang === 'en' ? inEnglish[message] : undefined
  return (
    <p class="lead" data-say lang={lang === 'en' && !english ? 'vi' : undefined}>
      {english ?? message}
    </p>
  )
}

function Typed({ typed }: { typed: readonly string[] }) {
  const { t } = useView()
  return (
    <Notice
      title={t(
        'Nội dung bạn đã gõ, hãy chép lại trước khi rời trang này',
        'What you typed: copy it before you leave this page',
      )}
    >
      {typed.map((text) => (
        <p key={text} class="as-typed">
          {text}
        </p>
      ))}
    </Notice>
  )
}

type Both = readonly [vi: string, en: string]
type Words = { title: Both; next: Both }

const refusal: Words = {
  title: ['Yêu cầu chưa đúng', 'The request is not right'],
  next: [
    'Hãy quay lại trang trước và thử lại.',
    'Please go back to the page before and try again.',
  ],
}

const fault: Words = {
  title: ['Hệ thống gặp lỗi', 'Something went wrong'],
  next: [
    'Lỗi này do chúng tôi, không phải do bạn. Hãy thử lại sau ít phút; nếu vẫn lỗi, gọi hoặc đến Trung tâm Phục vụ hành chính công.',
    'The fault is ours, not yours. Try again in a few minutes; if it goes on, call or visit the Public Service Centre.',
  ],
}

/** A citizen who is signed in and came to the officers' door. */
const astray: Words = {
  title: ['Trang này dành cho cán bộ', 'This page is for staff'],
  next: [
    'Bạn đang đăng nhập là người dân. Nếu bạn là cán bộ, hãy đăng xuất rồi đăng nhập lại bằng tài khoản cán bộ.',
    'You are signed in as a citizen. If you work here, sign out and sign in again with your staff account.',
  ],
}

const problems: Readonly<Record<number, Words>> = {
  401: {
    title: ['Bạn cần đăng nhập', 'Please sign in'],
    next: ['Hãy đăng nhập rồi làm tiếp.', 'Sign in, then carry on.'],
  },
  403: {
    title: ['Bạn không có quyền xem trang này', 'You may not see this page'],
    next: [
      'Nếu đây là hồ sơ của bạn, hãy đăng nhập đúng tài khoản. Cán bộ cần thêm quyền thì liên hệ người quản trị.',
      'If the dossier is yours, sign in with the right account. Staff who need more rights ask the administrator.',
    ],
  },
  404: {
    title: ['Không tìm thấy', 'Not found'],
    next: [
      'Địa chỉ có thể gõ nhầm hoặc trang đã chuyển chỗ. Hãy tìm lại từ trang chủ, hoặc xem kỹ mã trên giấy hẹn.',
      'The address may be mistyped or the page has moved. Search from the home page, or check the code on your receipt.',
    ],
  },
  409: {
    title: ['Việc này vừa thay đổi', 'This has just changed'],
    next: [
      'Có người khác vừa xử lý trước bạn. Hãy mở lại trang để xem tình trạng mới nhất rồi làm tiếp.',
      'Someone else acted before you. Open the page again to see how it stands now, then carry on.',
    ],
  },
  413: {
    title: ['Tệp quá lớn', 'The file is too large'],
    next: [
      'Hãy chụp lại ở cỡ nhỏ hơn, hoặc tách thành nhiều tệp rồi gửi lại. Nút quay lại của trình duyệt đưa bạn về biểu mẫu.',
      'Take the photo again at a smaller size, or split it into several files, then send again. The back button of your browser leads to the form.',
    ],
  },
  422: {
    title: ['Thông tin chưa hợp lệ', 'Something is filled in wrongly'],
    next: [
      'Hãy quay lại biểu mẫu và sửa các mục được đánh dấu.',
      'Please go back to the form and correct the marked fields.',
    ],
  },
  429: {
    title: ['Bạn thao tác quá nhanh', 'Too many requests'],
    next: [
      'Hãy đợi một phút rồi thử lại. Những gì đã gửi thành công vẫn được giữ.',
      'Wait a minute, then try again. What was already accepted is kept.',
    ],
  },
  503: {
    title: ['Hệ thống đang bận', 'The system is busy'],
    next: [
      'Hãy thử lại sau một phút. Hồ sơ đã nộp không bị mất.',
      'Try again in a minute. Applications you have sent are safe.',
    ],
  },
}

const wordsFor = (status: number): Words => problems[status] ?? (status >= 500 ? fault : refusal)
