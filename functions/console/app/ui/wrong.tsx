/** What is wrong with a form, read aloud as soon as it is known. */
export const Wrong = ({ what }: { readonly what: string }) =>
  what ? (
    <p class="notice bad" role="alert">
      {what}
    </p>
  ) : null
