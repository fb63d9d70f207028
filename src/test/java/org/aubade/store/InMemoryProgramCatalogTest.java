package org.aubade.store;

import org.aubade.program.InMemoryProgramCatalog;
import org.aubade.program.ProgramCatalog;

class InMemoryProgramCatalogTest extends ProgramCatalogContract {
    private final ProgramCatalog catalog = new InMemoryProgramCatalog();

    @Override
    ProgramCatalog catalog() {
        return catalog;
    }
}
