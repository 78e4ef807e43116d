// The station's interface as docs/api.md states it: what arrives and what is sent, word for word.

export type LonLat = [number, number];
export type Names = Record<string, string>;
export type ThingClass = 'person' | 'vehicle' | 'animal' | 'aircraft' | 'unknown';
export type Severity = 'urgent' | 'check' | 'note';
export type RuleEvent = 'enters' | 'leaves' | 'crosses' | 'stays';
export type Direction = 'left_to_right' | 'right_to_left' | 'both';
export type Resolution = 'nothing' | 'real' | 'animal' | 'own' | 'weather' | 'test';
export type AlertState = 'raised' | 'seen' | 'taken' | 'resolved';
export type HealthState = 'starting' | 'watching' | 'lost' | 'unfit';
export type Act = 'seen' | 'take' | 'reopen' | Resolution;
export type Day = 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';

export interface Tower {
    id: string;
    name: Names;
    kind: 'tower' | 'aerostat';
    lat: number;
    lon: number;
    mastMetres: number;
}

export interface Camera {
    id: string;
    tower: string;
    name: Names;
    lat: number;
    lon: number;
    mastMetres: number;
    panDegrees: number;
    fieldOfViewDegrees: number;
    rangeMetres: number;
    width: number;
    height: number;
    footprint: LonLat[];
}

export interface Radar {
    id: string;
    tower: string;
    name: Names;
    lat: number;
    lon: number;
    /** Azimuth of the middle of what it sweeps, and how wide that is; 360 is all round. */
    middleDegrees: number;
    widthDegrees: number;
    rangeMetres: number;
}

export interface Line {
    kind: 'road' | 'track' | 'wadi' | 'fence';
    name: Names;
    points: LonLat[];
}

export interface Area {
    kind: 'water' | 'orchard' | 'village' | 'compound';
    name: Names;
    points: LonLat[];
}

export interface Place {
    name: Names;
    lat: number;
    lon: number;
}

export interface Site {
    name: Names;
    version: string;
    simulated: boolean;
    timeZone: string;
    centre: LonLat;
    bounds: [LonLat, LonLat];
    towers: Tower[];
    cameras: Camera[];
    radars: Radar[];
    lines: Line[];
    areas: Area[];
    places: Place[];
}

export interface Ground {
    columns: number;
    rows: number;
    cellMetres: number;
    /** NW, NE, SE, SW. */
    corners: [LonLat, LonLat, LonLat, LonLat];
    coverage: number;
    /** Height of the lowest cell above mean sea level; absent when the station does not know it. */
    lowestMetres?: number;
}

export interface TrackReport {
    n: number;
    status: 'confirmed' | 'coasting';
    class: ThingClass;
    own?: string;
    /** What the watch called it. */
    name?: string;
    /** The watch knows what it is: it raises no alert. */
    known?: boolean;
    lat: number;
    lon: number;
    speed: number;
    heading: number;
    ellipse: [number, number, number];
    seen: string;
    since: string;
    by: string[];
    trail?: [number, number, number][];
}

export interface Alert {
    id: string;
    severity: Severity;
    event: RuleEvent;
    seconds: number;
    zone: string;
    zoneName: Names;
    class: ThingClass;
    track: number;
    time: string;
    lat: number;
    lon: number;
    count: number;
    state: AlertState;
    by: string;
    stateTime: string;
    resolution: Resolution | '';
    cameras: string[];
    frame: boolean;
}

export type TrackAct =
    | { act: 'merge'; with: number }
    | { act: 'rename'; name: string }
    | { act: 'split' | 'known' | 'unknown' | 'drop' };

export interface TrackEvent {
    time: string;
    event: 'begun' | 'confirmed' | 'joined' | 'act' | 'parted' | 'stayed_one' | 'resumed' | 'ended';
    sensor?: string;
    reports?: number;
    belief?: number;
    other?: number;
    squaredDistance?: number;
    seconds?: number;
    act?: TrackAct['act'];
    track?: number;
    name?: string;
    by?: string;
    why?: 'unseen' | 'not_believed' | 'joined' | 'dropped';
}

/** The latest report of a track, and the hypothesis that made it its own. */
export interface TrackUpdate {
    time: string;
    sensor: string;
    from: 'seen' | 'measured' | 'beacon' | 'kept' | 'partner';
    squaredDistance: number;
    competitors: number;
    probability: number;
}

export interface History {
    track: number;
    events: TrackEvent[];
    update?: TrackUpdate;
}

export type Refusal =
    | 'no_number'
    | 'far_away'
    | 'too_many'
    | 'too_many_tracks'
    | 'too_late'
    | 'from_the_future'
    | 'backwards'
    | 'two_sources'
    | 'no_room';

/** What is constantly wrong with a sensor: to the right, too far, ahead of time. */
export interface Correction {
    bearingDegrees: number;
    rangeMetres: number;
    clockSeconds: number;
}

export interface Health {
    sensor: string;
    state: HealthState;
    since: string;
    detail: string;
    refused?: Partial<Record<Refusal, number>>;
    offset?: Correction & { sigma: Correction; comparisons: number };
    /** Something is wrong for sure that is not corrected. */
    isOff?: boolean;
    correction?: Correction;
}

export type SensorAct = 'take_off' | 'put_back';

export interface Rule {
    event: RuleEvent;
    direction?: Direction;
    seconds?: number;
    classes: ThingClass[];
    severity: Severity;
    days?: Day[];
    from?: string;
    until?: string;
}

export interface Zone {
    id: string;
    name: Names;
    kind: 'area' | 'tripwire';
    corners: LonLat[];
    rules: Rule[];
}

export interface FullPicture {
    type: 'picture';
    number: number;
    time: string;
    tracks: TrackReport[];
    alerts: Alert[];
    health: Health[];
    zones: Zone[];
    coverage: number;
}

export interface PictureDelta {
    type: 'delta';
    number: number;
    time: string;
    tracks: TrackReport[];
    gone: number[];
    alerts: Alert[];
    health: Health[];
    zones?: Zone[];
    coverage: number;
}

export interface Hello {
    type: 'hello';
    time: string;
}

export type PictureMessage = FullPicture | PictureDelta | Hello;

export interface StreamMessage {
    type: 'stream';
    codec: string;
    width: number;
    height: number;
}

/** Track number or 0, class, left, top, width, height in pixels of the frame. */
export type Box = [number, string, number, number, number, number];

export interface BoxesMessage {
    type: 'boxes';
    /** Exposure time of the frame, microseconds since 1970. */
    time: number;
    boxes: Box[];
}
