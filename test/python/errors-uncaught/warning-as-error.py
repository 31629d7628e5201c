# Warnings turned into errors.
import warnings

warnings.simplefilter("error", UserWarning)
warnings.warn("only deprecated", DeprecationWarning)
warnings.warn("careful")
