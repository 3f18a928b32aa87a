import type { WhyNotSound } from '#platform/sound/index.ts'

import type { WhyNotWord } from './actions.ts'
import type { Voice } from './domain.ts'

type Both = readonly [vi: string, en: string]

export const voiceWords: Record<Voice, Both> = {
  north: ['Giọng Bắc', 'Northern voice'],
  central: ['Giọng Trung', 'Central voice'],
  south: ['Giọng Nam', 'Southern voice'],
}

/** Why there is no sound, as a message beside a field. */
export const whyNotSound: Record<WhyNotSound, Both> = {
  empty: ['Không có nội dung để phát', 'There is nothing to play'],
  'not-audio': [
    'Tệp này không phải âm thanh, hoặc đã hỏng. Hãy chọn tệp MP3, M4A, WAV, OGG hoặc FLAC',
    'This is no audio file, or it is broken. Choose MP3, M4A, WAV, OGG or FLAC',
  ],
  silent: [
    'Tệp này không có tiếng. Hãy kiểm tra micro rồi thu lại',
    'Nothing is heard in this file. Check the microphone and record it again',
  ],
  clipped: [
    'Tiếng bị vỡ vì thu quá to, loa phát sẽ rất chói. Hãy giảm âm lượng micro rồi thu lại',
    'The sound is badly clipped. Turn the microphone down and record it again',
  ],
  'too-long': [
    'Âm thanh dài hơn thời lượng cho phép. Hãy cắt ngắn hoặc chia thành nhiều bản tin',
    'The sound is longer than allowed. Shorten it or make several bulletins of it',
  ],
  'too-short': ['Âm thanh quá ngắn, chưa đến nửa giây', 'The sound is shorter than half a second'],
  'no-tool': [
    'Máy chủ chưa có chương trình xử lý âm thanh. Hãy báo quản trị cài ffmpeg và espeak-ng',
    'This server lacks the programs for audio. Ask the administrator to install ffmpeg and espeak-ng',
  ],
}

/** A message beside the field that is at fault. */
export const whyNotWord: Record<WhyNotWord, Record<string, string>> = {
  'word-taken': { written: 'Từ này đã có trong danh sách' },
  'list-full': { written: 'Danh sách đã đầy; hãy bỏ bớt từ không còn dùng' },
}
