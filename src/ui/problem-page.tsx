import { ButtonLink } from './form.tsx'
import { Page, type Frame } from './layout.tsx'
import { useView } from './view.ts'

type Props = {
  status: number
  /** What exactly was refused, when we know: "Không tìm thấy hồ sơ H…". */
  message?: string | undefined
  /** The number under which the fault stands in the log. */
  requestId?: string | undefined
  frame?: Frame | undefined
}

/** Any refusal or fault as a page: what happened in plain words, and what to do next. */
export function ProblemPage({ status, message, requestId, frame }: Props) {
  const { t, who, path } = useView()
  const isStaff = who.kind === 'staff'
  const isAstray = status === 403 && who.kind === 'citizen' && /^\/(can-bo|quan-tri)\b/.test(path)
  const words = isAstray ? astray : wordsFor(status)
  return (
    <Page title={t(...words.title)} frame={frame ?? (isStaff ? 'staff' : 'public')}>
      <div class="problem">
        {message && !isAstray && <p class="lead">{message}</p>}
        <p>{t(...words.next)}</p>
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
      'Hãy chụp lại ở cỡ nhỏ hơn, hoặc tách thành nhiều tệp rồi gửi lại.',
      'Take the photo again at a smaller size, or split it into several files, then send again.',
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
