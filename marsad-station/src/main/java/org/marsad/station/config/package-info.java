/// What a site is and how the station stands in it: read from `SITE.toml` and `CAMERA.toml`, checked
/// completely before anything starts. docs/site.md explains every key.
@NullMarked
package org.marsad.station.config;

import org.jspecify.annotations.NullMarked;
