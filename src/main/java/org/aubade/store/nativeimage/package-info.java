/**
 * What the native compiler leaves out of the libraries of the store: code that is never called here and that names libraries
 * which are not there. The JVM never loads these classes. What the compiler has to be told beside it is in
 * {@code META-INF/native-image}, and docs/native.md says why.
 */
@NullMarked
package org.aubade.store.nativeimage;

import org.jspecify.annotations.NullMarked;
