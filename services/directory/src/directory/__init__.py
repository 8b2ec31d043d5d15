"""The directory: authorities, offices and officers (机构人员)."""
