/// Strict reading of TOML files that people write: every key must be known, every number present and
/// in its range, and an error names the file, the key and what would be right.
@NullMarked
package org.marsad.formats.toml;

import org.jspecify.annotations.NullMarked;
