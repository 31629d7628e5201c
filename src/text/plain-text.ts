// Text that repr() only puts between quotes: printable ASCII without quotes and backslashes.

const plain = /^[ !#-&(-[\]-~]*$/;

export function isPlainText(text: string): boolean {
  const { length } = text;
  if (length > 24) return plain.test(text);
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c < 32 || c > 126 || c === 34 || c === 39 || c === 92) return false;
  }
  return true;
}
