/// Zones as GeoJSON (RFC 7946), in and out: a `Polygon` is an area, a `LineString` a tripwire.
@NullMarked
package org.marsad.formats.geojson;

import org.jspecify.annotations.NullMarked;
