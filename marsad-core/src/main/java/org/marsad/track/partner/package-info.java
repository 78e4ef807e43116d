/// Tracks that a partner station reports: which of ours they are.
@NullMarked
package org.marsad.track.partner;

import org.jspecify.annotations.NullMarked;
