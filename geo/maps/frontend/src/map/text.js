export const text = (value) => String(value)
  .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
