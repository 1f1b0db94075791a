/** The bytes of a file in base64. Errors: DOMException where the browser cannot read it any more. */
export const fileBase64 = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    // Matches: "data:text/plain;base64,SGVsbG8=". Must not match: "SGVsbG8=".
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
