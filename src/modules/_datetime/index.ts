// Module _datetime: the types of datetime. Follows Modules/_datetimemodule.c.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { PyCapsule } from "#runtime/objects/capsule.ts";
import "./date-type.ts";
import "./time-type.ts";
import "./datetime-type.ts";
import { MAX_YEAR, MIN_YEAR } from "./calendar.ts";
import { dateType, datetimeType, deltaType, timeType, timezoneType, tzinfoType } from "./layout.ts";
import { utc } from "./zone.ts";

const datetimeModule: NativeModule = defineModule("_datetime", () => ({
  types: {
    date: dateType,
    datetime: datetimeType,
    time: timeType,
    timedelta: deltaType,
    timezone: timezoneType,
    tzinfo: tzinfoType,
  },
  attributes: {
    MINYEAR: MIN_YEAR,
    MAXYEAR: MAX_YEAR,
    UTC: utc,
    datetime_CAPI: new PyCapsule("datetime.datetime_CAPI"),
  },
}));
export default datetimeModule;
