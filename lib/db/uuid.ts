const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Identifiers that come from an address or a form: anything else is nobody's. */
export const isUuid = (value: string): boolean => UUID.test(value);
