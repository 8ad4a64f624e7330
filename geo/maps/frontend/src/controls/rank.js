export const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f’‘ʻ'`]/g, "").toLowerCase();
