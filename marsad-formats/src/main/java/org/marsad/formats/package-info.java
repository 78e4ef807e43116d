/// What all formats share: how a file that can't be used says so.
@NullMarked
package org.marsad.formats;

import org.jspecify.annotations.NullMarked;
