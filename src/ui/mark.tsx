type Props = { size?: number; class?: string }

/** A lotus over water: our own mark, never the emblem of the state. */
export function Mark({ size = 40, ...rest }: Props) {
  return (
    <svg
      class={rest.class}
      width={size}
      height={size}
      viewBox="0 0 48 48"
      aria-hidden="true"
      focusable="false"
    >
      <path
        class="mark-back"
        fill="#e58aa0"
        d="M24 9c5 5 8 10.500 8 16s-3 9-8 11c-5-2-8-5.500-8-11s3-11 8-16z"
      />
      <path
        class="mark-side"
        fill="#c9436a"
        d="M5 18c7 0 12.500 3 15.500 8 2 3.300 2.800 6.700 3.500 10-9 0-17-5-19-18z"
      />
      <path
        class="mark-side"
        fill="#c9436a"
        d="M43 18c-7 0-12.500 3-15.500 8-2 3.300-2.800 6.700-3.500 10 9 0 17-5 19-18z"
      />
      <path class="mark-water" fill="#d99a1f" d="M8 40.500h32v2.500H8z" />
    </svg>
  )
}
