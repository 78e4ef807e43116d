/// Pairing what was predicted with what was seen, at the least total cost or by how likely each pair is; used in
/// pictures by {@link org.marsad.follow} and on the ground by {@link org.marsad.track}.
@NullMarked
package org.marsad.associate;

import org.jspecify.annotations.NullMarked;
