/// A small RTSP server (RFC 2326, RTP over the same connection) for simulated cameras, so that the station
/// reads them exactly as it reads real ones: sessions, sender reports, silence when a plug is pulled.
@NullMarked
package org.marsad.sim.rtsp;

import org.jspecify.annotations.NullMarked;
