package org.aubade.store;

import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.program.catalog.ProgramCatalog;

class InMemoryProgramCatalogTest extends ProgramCatalogContract {
    private final ProgramCatalog catalog = new InMemoryProgramCatalog();

    @Override
    ProgramCatalog catalog() {
        return catalog;
    }
}
