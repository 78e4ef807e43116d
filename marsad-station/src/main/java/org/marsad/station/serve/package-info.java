/// The one door of the station for browsers: pages, answers and live lines of docs/api.md, on the
/// loopback address. Accounts are not built yet, so nothing else is listened on.
@NullMarked
package org.marsad.station.serve;

import org.jspecify.annotations.NullMarked;
