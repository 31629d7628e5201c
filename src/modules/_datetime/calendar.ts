// The proleptic Gregorian calendar: day 1 is January 1 of year 1 (the helpers at the top of Modules/_datetimemodule.c).

export const MIN_YEAR = 1;
export const MAX_YEAR = 9999;
export const MAX_ORDINAL = 3_652_059;
/** 1970-01-01 */
export const EPOCH_ORDINAL = 719_163;
export const DAY_SECONDS = 86_400;

const BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const IN_MONTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : IN_MONTH[month]!;

/** Days before January 1 of `year`. */
function daysBeforeYear(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

export const daysBeforeMonth = (year: number, month: number): number =>
  BEFORE_MONTH[month]! + (month > 2 && isLeap(year) ? 1 : 0);

export const toOrdinal = (year: number, month: number, day: number): number =>
  daysBeforeYear(year) + daysBeforeMonth(year, month) + day;

/** Year, month and day of an ordinal, of any year. */
export function fromOrdinal(ordinal: number): [number, number, number] {
  // Counted from March 1 of year 0, so that the leap day is a year's last.
  const z = ordinal + 305;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

/** Monday is 0. */
export const weekday = (year: number, month: number, day: number): number => (toOrdinal(year, month, day) + 6) % 7;

/** Ordinal of the Monday that starts ISO year `year`. */
export function isoYearStart(year: number): number {
  const first = toOrdinal(year, 1, 1);
  const day = (first + 6) % 7;
  return first - day + (day > 3 ? 7 : 0);
}

/** ISO year, week and weekday. */
export function isoCalendar(year: number, month: number, day: number): [number, number, number] {
  const today = toOrdinal(year, month, day);
  let start = isoYearStart(year);
  let week = Math.floor((today - start) / 7);
  if (week < 0) {
    year--;
    start = isoYearStart(year);
    week = Math.floor((today - start) / 7);
  } else if (week >= 52 && today >= isoYearStart(year + 1)) {
    year++;
    week = 0;
  }
  return [year, week + 1, ((today - 1) % 7) + 1];
}

/** Does ISO year `year` have a week 53? */
export function hasLongIsoYear(year: number): boolean {
  const first = weekday(year, 1, 1);
  return first === 3 || (first === 2 && isLeap(year));
}

export const pad2 = (n: number): string => (n < 10 ? `0${n}` : String(n));
export const pad4 = (n: number): string => String(n).padStart(4, "0");
export const pad6 = (n: number): string => String(n).padStart(6, "0");
