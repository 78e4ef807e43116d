/// Elevation files: DTED levels 0 to 2, SRTM HGT (plain or zipped), simple GeoTIFF; and the way from them
/// to a site's local ground.
///
/// All are read into one type, {@link org.marsad.formats.elevation.GeodeticRaster}: posts on a regular
/// latitude and longitude grid in degrees (this is the rim), heights above mean sea level as the files
/// have them, NaN where nothing is known. {@link org.marsad.formats.elevation.SiteGround} cuts the local
/// grid out of it, with the site's geoid separation and the Earth's curvature, and refuses holes unless
/// told to fill them.
@NullMarked
package org.marsad.formats.elevation;

import org.jspecify.annotations.NullMarked;
