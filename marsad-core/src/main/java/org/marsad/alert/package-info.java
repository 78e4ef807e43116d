/// From tracks and zones to alerts: what needs a person.
@NullMarked
package org.marsad.alert;

import org.jspecify.annotations.NullMarked;
