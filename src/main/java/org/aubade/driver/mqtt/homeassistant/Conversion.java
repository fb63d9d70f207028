package org.aubade.driver.mqtt.homeassistant;

/** Between the numbers of messages and those of a device; a record, so that definitions can be compared. */
sealed interface Conversion {
    /** The device's number for {@code ours}. */
    double toDevice(double ours);

    /** Our number for {@code theirs}. */
    double fromDevice(double theirs);

    /** The same numbers. */
    record Same() implements Conversion {
        @Override
        public double toDevice(double ours) {
            return ours;
        }

        @Override
        public double fromDevice(double theirs) {
            return theirs;
        }
    }

    /**
     * Percent of the way from {@code zero} to {@code full}, in whole numbers on both sides; more than 0 % is never
     * {@code zero}, which may be off.
     */
    record Percent(double zero, double full) implements Conversion {
        @Override
        public double toDevice(double ours) {
            double scaled = Math.rint(zero + ours / 100 * (full - zero));
            return ours > 0 && scaled == zero ? zero + Math.signum(full - zero) : scaled;
        }

        @Override
        public double fromDevice(double theirs) {
            return full == zero ? 0 : Math.clamp(Math.rint((theirs - zero) / (full - zero) * 100), 0, 100);
        }
    }

    /** Kelvin, where the device has mireds. */
    record Mireds() implements Conversion {
        @Override
        public double toDevice(double ours) {
            return Math.rint(1e6 / ours);
        }

        @Override
        public double fromDevice(double theirs) {
            return theirs > 0 ? Math.rint(1e6 / theirs) : 0;
        }
    }

    /** Degrees Celsius, where the device has Fahrenheit; to a tenth. */
    record Fahrenheit() implements Conversion {
        @Override
        public double toDevice(double ours) {
            return Math.rint((ours * 9 / 5 + 32) * 10) / 10;
        }

        @Override
        public double fromDevice(double theirs) {
            return Math.rint((theirs - 32) * 5 / 9 * 10) / 10;
        }
    }
}
